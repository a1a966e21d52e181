import { idOf, spanOf } from '@spanledger/fixtures/span-of';
import { describe, expect, it } from 'vitest';
import { usdText } from '../money/pico-usd.ts';
import { createCatalogueBook } from '../prices/catalogue-book.ts';
import type { Span, SpanType } from '../spans/span.ts';
import type { ResponseClaim } from './response-claim.ts';
import { settleTrace } from './settle-trace.ts';

const book = createCatalogueBook();
const tokens = (inputTokens: number, outputTokens: number) => ({ inputTokens, outputTokens });
const settle = (spans: Span[], foreignClaims: ResponseClaim[] = []) => settleTrace({ spans, foreignClaims, book });

/** name, parent, type, tokens (null = none known), response id */
type Row = [name: string, parent: string | null, type: SpanType, usage: [number, number] | null, responseId?: string];
const trace = (rows: Row[]): Span[] =>
	rows.map(([name, parent, type, usage, responseId], index) =>
		spanOf(name, {
			parentSpanId: parent === null ? null : idOf(parent),
			type,
			usage: usage === null ? null : tokens(...usage),
			responseId: responseId ?? null,
			startMs: index,
			durationMs: 100 - index,
		}),
	);

const billingCases: { name: string; rows: Row[]; bills: string[]; notCounted?: Record<string, string> }[] = [
	{
		name: 'an agent sums up its calls: the calls bill',
		rows: [
			['agent', null, 'agent', [3000, 300]],
			['a', 'agent', 'llm', [1000, 100]],
			['b', 'agent', 'llm', [2000, 200]],
		],
		bills: ['a', 'b'],
		notCounted: { agent: 'aggregate' },
	},
	{
		name: 'an agent bills when nothing below reports',
		rows: [
			['agent', null, 'agent', [3000, 300]],
			['a', 'agent', 'llm', null],
		],
		bills: ['agent'],
	},
	{
		name: 'of nested totals the innermost bills',
		rows: [
			['flow', null, 'workflow', [3000, 300]],
			['agent', 'flow', 'agent', [3000, 300]],
			['step', 'agent', 'tool', null],
		],
		bills: ['agent'],
		notCounted: { flow: 'aggregate' },
	},
	{
		name: 'a wrapper of the same call does not bill',
		rows: [
			['outer', null, 'llm', [1712, 30]],
			['inner', 'outer', 'llm', [1712, 30], 'msg_1'],
		],
		bills: ['inner'],
		notCounted: { outer: 'wrapper' },
	},
	{
		name: 'a wrapper around a plain HTTP span bills itself',
		rows: [
			['chat', null, 'llm', [10, 5]],
			['POST', 'chat', 'other', null],
		],
		bills: ['chat'],
	},
	{
		name: 'a tool that runs its own model is not what called it',
		rows: [
			['chat', null, 'llm', [100, 10]],
			['lookup', 'chat', 'tool', null],
			['inside', 'lookup', 'llm', [50, 5]],
		],
		bills: ['chat', 'inside'],
	},
	{
		name: 'a call with a response of its own bills beside the calls below it',
		rows: [
			['root', null, 'llm', [100, 10], 'resp_1'],
			['child', 'root', 'llm', [50, 5], 'resp_2'],
		],
		bills: ['root', 'child'],
	},
	{
		name: 'an outer embedding without usage is the same call as the inner one',
		rows: [
			['outer', null, 'embedding', null],
			['inner', 'outer', 'embedding', [9, 0]],
		],
		bills: ['inner'],
	},
	{
		name: 'a failed call is a call with unknown usage',
		rows: [
			['step', null, 'workflow', null],
			['chat', 'step', 'llm', null],
		],
		bills: ['chat'],
	},
	{
		name: 'a tool never bills',
		rows: [['tool', null, 'tool', [10, 1]]],
		bills: [],
		notCounted: { tool: 'not-billable' },
	},
	{
		name: 'two instrumentations of one response beside each other: the fuller bills',
		rows: [
			['root', null, 'workflow', null],
			['a', 'root', 'llm', [10, 5], 'resp_1'],
			['b', 'root', 'llm', [10, 5], 'resp_1'],
		],
		bills: ['a'],
		notCounted: { b: 'duplicate-response' },
	},
];

describe('which spans bill', () => {
	it.each(billingCases)('$name', ({ rows, bills, notCounted = {} }) => {
		const spans = trace(rows);
		for (const order of [spans, [...spans].reverse()]) {
			const settled = settle(order);
			expect(settled.entries.map(({ spanId }) => spanId).sort()).toEqual(bills.map(idOf).sort());
			const reasons = settled.spans.filter(({ notCountedReason }) => notCountedReason !== null);
			expect(Object.fromEntries(reasons.map(({ span, notCountedReason }) => [span.name, notCountedReason]))).toEqual(
				notCounted,
			);
		}
	});

	it('a foreign claim with fuller usage takes the response', () => {
		const [chat] = trace([['chat', null, 'llm', [10, 5], 'resp_1']]);
		if (chat === undefined) throw new Error('no span');
		const rival: ResponseClaim = {
			responseId: 'resp_1',
			traceId: 'f'.repeat(32),
			spanId: 'f'.repeat(16),
			startTimeNs: chat.startTimeNs,
			endTimeNs: chat.endTimeNs,
			fullness: 99,
			bills: true,
		};
		expect(settle([chat], [rival]).entries).toEqual([]);
		const later = chat.endTimeNs + 5_000_000_000n; // the same id, reused five seconds after: another call
		expect(settle([chat], [{ ...rival, startTimeNs: later, endTimeNs: later + 1n }]).entries).toHaveLength(1);
	});
});

describe('the cost of a trace', () => {
	it('is the sum of the known costs; unknown models are counted, not zero', () => {
		const [priced, unknown] = trace([
			['a', null, 'llm', [1000, 100]],
			['b', null, 'llm', [1000, 100]],
		]);
		if (priced === undefined || unknown === undefined) throw new Error('no spans');
		const mixed = settle([priced, { ...unknown, requestModel: 'acme-7b' }]).summary;
		expect(usdText(mixed.costUsd ?? -1n)).toBe('0.00021'); // 1,000 × 0.15 + 100 × 0.6 per 1e6
		expect(mixed.unpricedSpans).toBe(1);
		expect(settle([{ ...unknown, requestModel: 'acme-7b' }]).summary.costUsd).toBeNull();
		expect(settle([spanOf('x', { type: 'tool' })]).summary.costUsd).toBe(0n);
	});

	it("a gateway's own figure wins, an SDK's guess only fills a gap, a replay is free", () => {
		const chat = spanOf('a', { usage: tokens(1000, 100), reportedCostUsd: '0.5' });
		const costOf = (span: Span) => settle([span]).entries[0]?.costUsd;
		expect(costOf({ ...chat, reportedCostSource: 'gateway' })).toBe(500_000_000_000n);
		expect(costOf({ ...chat, reportedCostSource: 'sdk' })).toBe(210_000_000n);
		expect(costOf({ ...chat, reportedCostSource: 'sdk', requestModel: 'acme-7b' })).toBe(500_000_000_000n);
		expect(costOf({ ...chat, billingHint: 'cached-replay' })).toBe(0n);
	});
});

describe('attribution', () => {
	it('reaches every call from the root, and a child may differ', () => {
		const settled = settle([
			spanOf('root', { type: 'workflow', dimensions: { tenant: 'acme', user: 'u1' } }),
			spanOf('a', { parentSpanId: idOf('root'), usage: tokens(1, 1) }),
			spanOf('b', { parentSpanId: idOf('root'), usage: tokens(1, 1), dimensions: { tenant: 'globex' } }),
			spanOf('lost', { parentSpanId: idOf('missing'), usage: tokens(1, 1), startMs: 5 }),
		]);
		expect(settled.entries.map(({ tenant, user, route }) => [tenant, user, route])).toEqual([
			['acme', 'u1', 'root'],
			['globex', 'u1', 'root'],
			['acme', 'u1', 'root'],
		]);
	});

	it('without a root, the one value that all who name it share', () => {
		const orphans = (second: string) =>
			settle([
				spanOf('a', { parentSpanId: idOf('x'), usage: tokens(1, 1), dimensions: { tenant: 'acme' } }),
				spanOf('b', { parentSpanId: idOf('x'), usage: tokens(1, 1), dimensions: { feature: 'chat', team: second } }),
				spanOf('c', {
					parentSpanId: idOf('x'),
					usage: tokens(1, 1),
					dimensions: { team: 'blue' },
					resourceDimensions: { team: 'platform' },
				}),
			]);
		expect(orphans('blue').summary.dimensions).toMatchObject({ tenant: 'acme', feature: 'chat', team: 'blue' });
		expect(orphans('red').summary.dimensions).not.toHaveProperty('team');
		expect(orphans('red').summary).toMatchObject({ rootMissing: true, name: 'a' });
	});

	it('a request id of a call finds its trace', () => {
		const { entries, summary } = settle([
			spanOf('root', { type: 'workflow', dimensions: { requestId: 'r0' } }),
			spanOf('a', { parentSpanId: idOf('root'), usage: tokens(1, 1), dimensions: { requestId: 'r1' } }),
		]);
		expect(entries[0]?.requestId).toBe('r1');
		expect(summary.facets).toEqual(expect.arrayContaining(['requestId=r0', 'requestId=r1']));
	});

	it('environment is a fact of the process: the own resource before the parent', () => {
		const { entries } = settle([
			spanOf('root', { type: 'workflow', resourceDimensions: { environment: 'prod', tenant: 'acme' } }),
			spanOf('a', { parentSpanId: idOf('root'), usage: tokens(1, 1), resourceDimensions: { environment: 'eu-prod' } }),
		]);
		expect(entries[0]).toMatchObject({ environment: 'eu-prod', tenant: '' });
	});
});

describe('hostile shapes', () => {
	it('a span that is its own parent, a ring, and a very deep chain all settle', () => {
		const ring = settle([
			spanOf('a', { parentSpanId: idOf('b'), usage: tokens(1, 1) }),
			spanOf('b', { parentSpanId: idOf('a'), usage: tokens(1, 1) }),
			spanOf('self', { parentSpanId: idOf('self'), usage: tokens(1, 1) }),
		]);
		expect(ring.spans).toHaveLength(3);
		const deep = Array.from({ length: 20_000 }, (_, index) =>
			spanOf(`n${index}`, {
				parentSpanId: index === 0 ? null : idOf(`n${index - 1}`),
				type: 'other',
				startMs: index / 1000,
			}),
		);
		expect(settle(deep).summary.spanCount).toBe(20_000);
	});
});
