import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { idOf, spanOf } from '@spanledger/fixtures/span-of';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject, settleAll, store, type TestProject } from '../testing/test-project.ts';
import { qualityQuery } from './quality-query.ts';
import { reportQuality } from './report-quality.ts';
import { trendQuality } from './trend-quality.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const now = new Date('2026-11-20T12:00:00Z');
const deps = createTestDeps(db, () => now);
const dayMs = 86_400_000;
let project: TestProject;
let scope = { projectId: '' };

/** A trace of a tenant, `daysAgo` days and an hour ago. */
function chat(
	id: string,
	daysAgo: number,
	tenant: string,
	part: Parameters<typeof spanOf>[1] = {},
	outcome?: 'success' | 'failure',
) {
	const startNs = BigInt(now.getTime() - daysAgo * dayMs - 3_600_000) * 1_000_000n;
	const traceId = id.padStart(32, '0');
	return [
		spanOf('a', { traceId, type: 'workflow', name: 'chat', dimensions: { tenant }, outcome: outcome ?? null }, startNs),
		spanOf('b', { traceId, parentSpanId: idOf('a'), usage: { inputTokens: 1000 }, ...part }, startNs),
	];
}

beforeAll(async () => {
	project = await createTestProject(db);
	scope = { projectId: project.project.id };
	await store(db, project, [
		...chat('1', 0, 'acme', { answerLength: 50, signals: ['refusal'], finishReasons: ['end_turn'] }, 'success'),
		...chat('2', 1, 'acme', { answerLength: 150, finishReasons: ['stop', 'max_tokens'] }, 'failure'),
		// content is off here
		...chat('3', 1, 'globex'),
		...chat('4', 10, 'acme', { answerLength: 100 }, 'success'),
		...chat('5', 40, 'acme', { answerLength: 100 }, 'success'),
	]);
	await settleAll(db);
});

const week = { from: '2026-11-13T12:00:00Z', to: '2026-11-20T12:00:00Z' };
const ask = (part: Record<string, unknown> = {}) => qualityQuery.parse({ ...week, groupBy: 'tenant', ...part });

it('reports a range by key and as a whole, with the four weeks before and what it cost', async () => {
	const { total, rows } = await reportQuality(deps, scope, ask());
	expect(total.sums).toMatchObject({ traces: 3, successes: 1, failures: 1, known_answer: 2, signal_refusal: 1 });
	// ten days ago, not forty
	expect(total.before).toMatchObject({ traces: 1, successes: 1 });
	expect(total.costUsd).toBe('0.00045'); // 3 × 1,000 × 0.15 per 1e6
	expect(rows.map(({ key, sums, before, costUsd }) => [key, sums.traces, before.traces, costUsd])).toEqual([
		['acme', 2, 1, '0.0003'],
		['globex', 1, undefined, '0.00015'],
	]);
	// unknown, not 0 %: no denominator
	expect(rows[1]?.sums).not.toHaveProperty('known_answer');
});

it('takes the filters of the bill', async () => {
	expect((await reportQuality(deps, scope, ask({ tenant: ['globex'] }))).total.sums.traces).toBe(1);
	// what the rollups do not know is read from the traces
	const { total } = await reportQuality(deps, scope, ask({ tenant: ['acme'], model: ['gpt-4o-mini'] }));
	expect(total.sums).toMatchObject({ traces: 2, known_answer: 2, answer_chars: 200 });
	expect(total.costUsd).toBe('0.0003');
	expect((await reportQuality(deps, scope, ask({ feature: ['none'] }))).total.sums).toEqual({});
});

it('draws it over time', async () => {
	const { rows } = await trendQuality(deps, scope, ask({ interval: 'day' }));
	expect(rows.map(({ key, bucket, sums }) => [key, bucket, sums.traces])).toEqual([
		['acme', '2026-11-19T00:00:00+00:00', 1],
		['globex', '2026-11-19T00:00:00+00:00', 1],
		['acme', '2026-11-20T00:00:00+00:00', 1],
	]);
});

it('counts calls by how they ended, whatever the provider calls it', async () => {
	const { total } = await reportQuality(deps, scope, ask());
	expect(total.sums).toMatchObject({ finish_stop: 1, finish_length: 1, finish_untold: 1 });
	const { total: own } = await reportQuality(deps, scope, ask({ tenant: ['acme'], model: ['gpt-4o-mini'] }));
	expect(own.sums).toMatchObject({ finish_stop: 1, finish_length: 1 });
	expect(own.sums).not.toHaveProperty('finish_untold');
});

it.each([
	['of rollups', {}],
	['of traces', { model: ['gpt-4o-mini'] }],
])('draws only the keys that are asked for, %s', async (_, part) => {
	const { rows } = await trendQuality(deps, scope, { ...ask({ interval: 'day', ...part }), keys: ['globex'] });
	expect(rows.map(({ key, sums }) => [key, sums.traces])).toEqual([['globex', 1]]);
});
