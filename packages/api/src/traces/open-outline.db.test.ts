import type { Span } from '@spanledger/core/spans/span';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { idOf, spanOf } from '@spanledger/fixtures/span-of';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { book, createTestProject, settleAll, store, type TestProject } from '../testing/test-project.ts';
import { openOutline } from './open-outline.ts';
import { packRows } from './pack-rows.ts';
import { readSpan, type SpanDetail } from './read-span.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const epochNs = BigInt(Date.now() - 60_000) * 1_000_000n;

const span = (
	name: string,
	parent: string | null,
	startMs: number,
	durationMs: number,
	more: Partial<Span> = {},
): Span => ({
	...spanOf(name, { parentSpanId: parent === null ? null : idOf(parent), startMs, durationMs, usage: null }, epochNs),
	type: 'other',
	...more,
});
const call = (tokens: number): Partial<Span> => ({
	type: 'llm',
	usage: spanOf('u', { usage: { inputTokens: tokens, outputTokens: 2 } }).usage,
	usageSource: 'reported',
});

/** A wrapper, an agent's total, a retry, a dimension from above and one from beside, a lost parent, no price, an item of a batch. */
const spans = [
	span('a', null, 0, 100, { type: 'workflow', dimensions: { tenant: 'acme' }, name: 'POST /ask' }),
	span('b', 'a', 5, 90, { ...call(500), type: 'agent' }),
	span('c', 'b', 10, 20, { ...call(100), status: 'error', statusMessage: 'overloaded' }),
	span('d', 'b', 40, 30, { ...call(200), timeToFirstTokenMs: 7 }),
	span('e', 'd', 41, 28, { ...call(200), responseId: 'r-1' }),
	span('f', 'b', 75, 10, { type: 'tool', toolName: 'search', dimensions: { team: 'blue' } }),
	span('0', 'lost', 20, 5, { ...call(10), requestModel: 'nobody-knows' }),
	span('9', 'a', 30, 40, { ...call(300), serviceTier: 'batch' }),
];

describe('a settled trace is read by its outline', () => {
	let project: TestProject;
	const before = new Map<string, SpanDetail>();
	const after = new Map<string, SpanDetail>();
	const traceId = spans[0]?.traceId ?? '';
	const scope = () => ({ projectId: project.project.id });

	beforeAll(async () => {
		project = await createTestProject(db);
		await store(db, project, spans);
		const read = async (into: Map<string, SpanDetail>) => {
			for (const { spanId } of spans) into.set(spanId, await readSpan({ db, book }, scope(), { traceId, spanId }));
		};
		await read(before);
		await settleAll(db);
		await read(after);
	});

	it.each(spans.map(({ name, spanId }) => [name, spanId]))('span %s says the same before and after', (_, spanId) => {
		expect(after.get(spanId)).toEqual(before.get(spanId));
	});

	it('those of the test are what they are meant to be', () => {
		const said = spans.map(({ spanId }) => {
			const { usageCounted, notCountedReason, signals, unpricedReason } = after.get(spanId) ?? {};
			return [usageCounted, notCountedReason, signals, unpricedReason];
		});
		expect(said).toEqual([
			[null, null, [], null],
			[false, 'aggregate', [], null],
			[true, null, [], null],
			[false, 'wrapper', ['retry'], null],
			[true, null, [], null],
			[null, null, [], null],
			[true, null, [], 'unknown-model'],
			[true, null, [], null],
		]);
		const given = after.get(idOf('e'))?.recognised?.fields.filter(({ key }) => /^(ancestor|trace):/.test(key));
		expect(given?.map(({ field, value, key }) => [field, value, key])).toEqual([
			['tenant', 'acme', 'ancestor: POST /ask'],
			['team', 'blue', 'trace: f'],
			['route', 'POST /ask', 'ancestor: POST /ask'],
		]);
	});

	it('rows come in reading order, with what the ledger says', async () => {
		const open = await openOutline({ db, book }, scope(), traceId);
		expect(open.settled).toBeNull();
		const { rows, costs } = await open.rows();
		expect(rows.map(({ node, depth }) => [node.span.name, depth, costs.get(node.span.spanId)?.unpricedReason])).toEqual(
			[
				['POST /ask', 0, undefined],
				['b', 1, undefined],
				['c', 2, null],
				['d', 2, undefined],
				['e', 3, null],
				['f', 2, undefined],
				['9', 1, null],
				['0', 0, 'unknown-model'],
			],
		);
		const { count, columns } = packRows({ ...(await open.rows()) }, 4, 6);
		expect(count).toBe(2);
		// 200 × 0.15 per 1e6 + 2 × 0.60 per 1e6
		expect(columns.costUsd.values).toContain('0.0000312');
		expect(packRows(await open.rows(), 0, 4).columns.errorMessage).toEqual({
			values: [null, 'overloaded'],
			at: [0, 0, 1, 0],
		});
	});

	it('a span sent with two starts stands once, by its fuller copy', async () => {
		const twice = await createTestProject(db);
		const pending = span('a', null, 0, 0, { billingHint: 'pending', startTimeNs: epochNs - 5_000_000n });
		await store(db, twice, [span('a', null, 0, 100), pending, span('b', 'a', 1, 2)]);
		await settleAll(db);
		const open = await openOutline({ db, book }, { projectId: twice.project.id }, traceId);
		const { rows } = await open.rows();
		expect(rows.map(({ node }) => [node.span.name, (node.end - node.start) / 1e6])).toEqual([
			['a', 100],
			['b', 2],
		]);
	});
});
