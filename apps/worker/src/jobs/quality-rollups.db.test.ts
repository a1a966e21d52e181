import {
	diffQuality,
	newQualityDiff,
	qualityChanges,
	scoreChanges,
} from '@spanledger/core/quality/rollup/diff-quality';
import { qualityMeasures } from '@spanledger/core/quality/rollup/quality-measures';
import type { TraceQuality } from '@spanledger/core/quality/rollup/trace-quality';
import type { Score } from '@spanledger/core/scores/score';
import type { Span } from '@spanledger/core/spans/span';
import { createProject } from '@spanledger/db/projects/create-project';
import { saveScoreDefinition } from '@spanledger/db/score-definitions/save-score-definition';
import { storeScores } from '@spanledger/db/scores/store-scores';
import { storeSpans } from '@spanledger/db/spans/store-spans';
import { samplePayload } from '@spanledger/db/testing/sample-spans';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { idOf, spanOf } from '@spanledger/fixtures/span-of';
import fc from 'fast-check';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { pricingOfProjects } from './settle-pricing.ts';
import { settleDue } from './settle-traces.ts';

const { db, drop } = await cloneDatabase();
afterAll(drop);

const faults: string[] = [];
const deps = {
	db,
	pricingOf: pricingOfProjects(db),
	now: () => new Date(),
	onFault: (text: string) => faults.push(text),
};
const epochNs = BigInt(Date.now() - 3_600_000) * 1_000_000n;
const traceOf = (digit: string) => digit.repeat(32);
let projects = 0;
let scope = { projectId: '' };
beforeEach(async () => {
	scope = { projectId: (await createProject(db, { slug: `q${projects++}`, name: 'Q' })).id };
});

type Part = Parameters<typeof spanOf>[1];
const span = (trace: string, name: string, part: Part): Span =>
	spanOf(name, { traceId: traceOf(trace), ...(name === 'a0' ? {} : { parentSpanId: idOf('a0') }), ...part }, epochNs);
const root = (trace: string, part: Part = {}) =>
	span(trace, 'a0', {
		type: 'workflow',
		name: 'chat',
		durationMs: 9_000,
		dimensions: { tenant: `t${trace}` },
		...part,
	});
const usage = { inputTokens: 100, outputTokens: 10 };

const spans: Span[] = [
	root('1', { outcome: 'success' }),
	span('1', 'c1', { type: 'retrieval' }),
	span('1', 'b1', {
		usage,
		signals: ['refusal'],
		answerLength: 80,
		finishReasons: ['stop'],
		promptName: 'p',
		promptVersion: '1',
	}),
	span('1', 'b2', {
		usage,
		requestModel: 'gpt-4o',
		signals: ['truncated'],
		answerLength: 20,
		finishReasons: ['length'],
	}),
	span('1', 'b3', { type: 'tool', toolName: 'search', status: 'error', signals: ['tool-failed'] }),
	root('2', { dimensions: { tenant: 't1', requestId: 'req-2' } }),
	// content was not kept
	span('2', 'b1', { usage, status: 'error', statusMessage: '429', signals: ['rate-limited'] }),
	span('2', 'b2', { usage, startMs: 2_000, responseId: 'resp-2' }),
	span('2', 'b4', { type: 'retrieval', documentCount: 3, bestScore: 0.12, signals: ['low-retrieval'] }),
	root('3', { status: 'error' }),
	span('3', 'b1', { usage, validation: 'success', signals: ['validation-passed'], answerLength: 5 }),
	// serves nobody: judges
	root('4', { type: 'evaluator' }),
	span('4', 'b1', { usage, signals: ['refusal'], answerLength: 9 }),
];

const score = (id: string, part: Partial<Score>): Score => ({
	...{ id, name: 'thumbs', dataType: 'boolean', value: 1, label: null, comment: null, source: 'user' },
	...{ traceId: null, spanId: null, sessionId: null, requestId: null, responseId: null, userId: null, timeMs: 1 },
	...part,
});
const scores: Score[] = [
	score('s1', { requestId: 'req-2', value: 0 }),
	score('s2', { traceId: traceOf('1'), name: 'groundedness', dataType: 'numeric', value: 0.8123, source: 'judge' }),
	score('s3', { traceId: traceOf('1'), name: 'groundedness', dataType: 'numeric', value: 0.2, source: 'human' }),
	score('s4', {
		traceId: traceOf('3'),
		name: 'tone',
		dataType: 'categorical',
		value: null,
		label: 'dry',
		source: 'api',
	}),
	// names nothing but a span
	score('s6', { spanId: idOf('c1'), name: 'correctness', dataType: 'numeric', value: 0.4, source: 'judge' }),
	score('s5', { responseId: 'resp-2', name: 'relevance', dataType: 'numeric', value: 0.5, source: 'judge' }),
];

const store = (some: readonly Span[]) =>
	storeSpans(db, scope, {
		spans: some.map((one) => ({ span: one, payload: samplePayload() })),
		receivedAt: new Date(),
	});
const rate = (some: readonly Score[]) =>
	storeScores(
		db,
		scope,
		some.map((one) => ({ score: one, receivedAt: new Date(epochMs + 60_000) })),
	);
const epochMs = Number(epochNs / 1_000_000n);

async function settleAll(): Promise<void> {
	for (let round = 0; round < 20; round++) {
		await db.query(`UPDATE unsettled_traces SET due_at = '-infinity' WHERE due_at < 'infinity'`);
		const taken = await Promise.all([settleDue(deps), settleDue(deps)]);
		if (taken.every((count) => count === 0)) return;
	}
	throw new Error('settling does not come to rest');
}

const place = ({ dimension, bucketMs, key }: { dimension: string; bucketMs: number; key: string }) =>
	`${dimension} ${new Date(bucketMs).toISOString()} ${key}`;

/** What the traces say they gave, summed anew. */
async function recount(): Promise<string[]> {
	const { rows } = await db.query<{ quality: TraceQuality | null }>(
		'SELECT quality FROM traces WHERE project_id = $1',
		[scope.projectId],
	);
	const diff = newQualityDiff();
	for (const { quality } of rows) diffQuality(diff, null, quality);
	return [
		...qualityChanges(diff).map(
			(one) => `${place(one)} ${qualityMeasures.map((name) => one.sums[name] ?? 0).join(',')}`,
		),
		...scoreChanges(diff).map((one) => `${place(one)} ${one.name} ${one.source} ${one.value} ${one.count}`),
	].sort();
}

/** What the rollups say, by quarter hour. */
async function rollups(suffix: 'dimension' | 'day' = 'dimension'): Promise<string[]> {
	const { rows } = await db.query<Record<string, unknown> & { dimension: string; bucket: Date; key: string }>(
		`SELECT * FROM quality_by_${suffix} WHERE project_id = $1 AND traces <> 0`,
		[scope.projectId],
	);
	const marks = await db.query<{
		dimension: string;
		bucket: Date;
		key: string;
		name: string;
		source: string;
		value: string;
		count: number;
	}>(`SELECT * FROM score_by_${suffix} WHERE project_id = $1 AND count <> 0`, [scope.projectId]);
	const at = (row: { dimension: string; bucket: Date; key: string }) =>
		place({ ...row, bucketMs: row.bucket.getTime() });
	return [
		...rows.map((row) => `${at(row)} ${qualityMeasures.map((name) => String(row[name])).join(',')}`),
		...marks.rows.map((row) => `${at(row)} ${row.name} ${row.source} ${row.value} ${row.count}`),
	].sort();
}

const sumOf = async (dimension: string, key: string) => {
	const { rows } = await db.query<Record<string, number>>(
		'SELECT * FROM quality_by_dimension WHERE project_id = $1 AND dimension = $2 AND key = $3 AND traces <> 0',
		[scope.projectId, dimension, key],
	);
	return Object.fromEntries(
		qualityMeasures.flatMap((name) => (Number(rows[0]?.[name] ?? 0) === 0 ? [] : [[name, Number(rows[0]?.[name])]])),
	);
};

it('counts signals beside where they could be known, each with its own model and prompt', async () => {
	await store(spans);
	await rate(scores);
	await settleAll();
	expect(await sumOf('none', '')).toMatchObject({
		traces: 3, // the judge's is none
		successes: 2, // the word of trace 1; the validation of trace 3, before the error of its root
		failures: 1, // the thumb down on trace 2
		rated: 1,
		signal_refusal: 1,
		known_answer: 2,
		signal_truncated: 1,
		known_finish_reason: 1,
		signal_retry: 1,
		known_call: 3,
		tool_calls: 1,
		tool_failures: 1,
		answers: 3,
		answer_chars: 105,
		best_score_micro: 120_000,
		documents: 3,
	});
	expect(await sumOf('model', 'gpt-4o')).toMatchObject({ traces: 1, signal_truncated: 1, signal_tool_failed: 1 });
	expect(await sumOf('model', 'gpt-4o')).not.toHaveProperty('signal_refusal');
	expect(await sumOf('promptVersion', 'p@1')).toMatchObject({ traces: 1, signal_refusal: 1 });
	expect(await sumOf('tenant', 't1')).toMatchObject({ traces: 2 });
	// a reviewer's word, not the judge's
	expect((await rollups()).filter((row) => row.startsWith('none') && row.includes('groundedness'))).toEqual([
		expect.stringContaining('groundedness human 0.2 1'),
	]);
	expect(faults).toEqual([]);
});

it('rollups are what the traces gave, in whatever order, batches and copies spans and scores came', async () => {
	await store(spans);
	await settleAll();
	await rate(scores);
	await settleAll();
	const expected = await rollups();
	expect(expected.length).toBeGreaterThan(20);

	const things = [...spans.map((one) => ({ span: one })), ...scores.map((one) => ({ score: one }))];
	const anyOrder = fc.tuple(
		fc.shuffledSubarray([...things, ...things], { minLength: things.length * 2 }),
		fc.integer({ min: 2, max: 6 }),
	);
	await fc.assert(
		fc.asyncProperty(anyOrder, async ([order, batches]) => {
			scope = { projectId: (await createProject(db, { slug: `q${projects++}`, name: 'Q' })).id };
			const size = Math.ceil(order.length / batches);
			for (let at = 0; at < order.length; at += size) {
				const batch = order.slice(at, at + size);
				await rate(batch.flatMap((one) => ('score' in one ? [one.score] : [])));
				await store(batch.flatMap((one) => ('span' in one ? [one.span] : [])));
				await settleAll();
			}
			expect(await rollups()).toEqual(expected);
			expect(await recount()).toEqual(expected);
		}),
		{ numRuns: 12 },
	);
	expect(faults).toEqual([]);
});

it('days add up what quarter hours hold', async () => {
	await store([...spans, root('5', { startMs: 1_200_000 }), span('5', 'b1', { usage, startMs: 1_200_000 })]);
	await rate(scores);
	await settleAll();
	const { rows } = await db.query(
		`SELECT dimension, key, ${qualityMeasures.map((name) => `sum(${name}) AS ${name}`).join(', ')}, date_trunc('day', bucket, 'UTC') AS bucket
		 FROM quality_by_dimension WHERE project_id = $1 GROUP BY 1, 2, bucket
		 HAVING sum(traces) <> 0 ORDER BY 1, 2`,
		[scope.projectId],
	);
	const days = await db.query(
		`SELECT dimension, key, sum(traces) AS traces FROM quality_by_day WHERE project_id = $1 GROUP BY 1, 2 ORDER BY 1, 2`,
		[scope.projectId],
	);
	const totals = new Map<string, bigint>();
	for (const row of rows)
		totals.set(`${row.dimension} ${row.key}`, (totals.get(`${row.dimension} ${row.key}`) ?? 0n) + BigInt(row.traces));
	expect(days.rows.map((row) => [`${row.dimension} ${row.key}`, BigInt(row.traces)])).toEqual(
		[...totals].sort(([a], [b]) => (a < b ? -1 : 1)),
	);
});

it('a changed pass mark changes who succeeded', async () => {
	await store([root('1'), span('1', 'b1', { usage })]);
	await rate([score('s1', { traceId: traceOf('1'), name: 'stars', dataType: 'numeric', value: 3 })]);
	await settleAll();
	// undirected: nobody knows
	expect(await sumOf('none', '')).not.toHaveProperty('successes');
	const definition = {
		name: 'stars',
		direction: 'higher',
		min: 1,
		max: 5,
		passMark: 4,
		passLabels: [],
		failLabels: [],
	} as const;
	const set = async (passMark: number) => {
		await saveScoreDefinition(db, scope, {
			definition: { ...definition, passLabels: [], failLabels: [], passMark },
			savedBy: 'a',
		});
		await settleAll();
	};
	await set(4);
	expect(await sumOf('none', '')).toMatchObject({ failures: 1 });
	await set(3);
	expect(await sumOf('none', '')).toMatchObject({ successes: 1 });
	expect(await sumOf('none', '')).not.toHaveProperty('failures');
});

it('a score that moves to another trace leaves the first', async () => {
	await store([root('1'), span('1', 'b1', { usage }), root('2'), span('2', 'b1', { usage })]);
	await rate([score('s1', { traceId: traceOf('1'), value: 0 })]);
	await settleAll();
	await rate([score('s1', { traceId: traceOf('2'), value: 0 })]);
	await settleAll();
	const { rows } = await db.query(
		`SELECT encode(trace_id, 'hex') AS id, outcome FROM traces WHERE project_id = $1 ORDER BY 1`,
		[scope.projectId],
	);
	expect(rows).toEqual([
		{ id: traceOf('1'), outcome: '' },
		{ id: traceOf('2'), outcome: 'failure' },
	]);
});
