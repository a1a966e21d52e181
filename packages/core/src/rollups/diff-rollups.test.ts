import { idOf, spanOf } from '@spanledger/fixtures/span-of';
import { describe, expect, it } from 'vitest';
import { createCatalogueBook } from '../prices/catalogue-book.ts';
import { settleTrace } from '../traces/settle-trace.ts';
import { changesOf, diffRollups, type RollupDiff } from './diff-rollups.ts';

const book = createCatalogueBook();
const quarterMs = 900_000;

/** Two calls of one trace, in two quarter hours, of the same tenant. */
const entriesOf = (tenant: string) =>
	settleTrace({
		book,
		foreignClaims: [],
		spans: [
			spanOf('root', { type: 'workflow', dimensions: { tenant } }),
			spanOf('a', { parentSpanId: idOf('root'), usage: { inputTokens: 1000, outputTokens: 100 } }),
			spanOf('b', {
				parentSpanId: idOf('root'),
				usage: { inputTokens: 1000 },
				startMs: quarterMs,
				requestModel: 'acme-7b',
			}),
		],
	}).entries;

const tenantRows = (diff: RollupDiff) =>
	changesOf(diff)
		.filter(({ rollup, key }) => rollup === 'usage_by_dimension' && key[0] === 'tenant')
		.map(({ key, add }) => [key[1], add.calls, add.traces, add.unpricedCalls, add.inputTokens, add.costUsd]);

describe('diffRollups', () => {
	it('adds a new trace; the trace counts once per key, in the quarter hour of its first entry', () => {
		const diff: RollupDiff = new Map();
		diffRollups(diff, [], entriesOf('acme'));
		expect(tenantRows(diff)).toEqual([
			['acme', 1, 1, 0, 1000, 210_000_000n], // 1,000 × 0.15 + 100 × 0.6 per 1e6
			['acme', 1, 0, 1, 1000, 0n], // an unknown model adds tokens and an unpriced call, no money
		]);
	});

	it('moves what changed and nothing else', () => {
		const diff: RollupDiff = new Map();
		diffRollups(diff, entriesOf(''), entriesOf('acme'));
		expect(tenantRows(diff).map(([key, calls]) => [key, calls])).toEqual([
			['', -1],
			['', -1],
			['acme', 1],
			['acme', 1],
		]);
		expect(changesOf(diff).filter(({ key }) => key[0] === 'model' || key[0] === 'none')).toEqual([]);
	});

	it('settling again adds nothing', () => {
		const diff: RollupDiff = new Map();
		diffRollups(diff, entriesOf('acme'), entriesOf('acme'));
		expect(changesOf(diff)).toEqual([]);
	});

	it('judging has rows of its own; a trace that serves and judges counts with what it serves', () => {
		const { entries } = settleTrace({
			book,
			foreignClaims: [],
			spans: [
				spanOf('judge', { type: 'evaluator', dimensions: { tenant: 'acme' } }),
				spanOf('verdict', { parentSpanId: idOf('judge'), usage: { inputTokens: 10 } }),
				spanOf('a', { usage: { inputTokens: 1000 }, startMs: 5, dimensions: { tenant: 'acme' } }),
			],
		});
		const diff: RollupDiff = new Map();
		diffRollups(diff, [], entries);
		const rows = changesOf(diff).filter(({ rollup, key }) => rollup === 'usage_by_dimension' && key[0] === 'tenant');
		expect(rows.map(({ key, purpose, add }) => [key[1], purpose, add.calls, add.traces, add.inputTokens])).toEqual([
			['acme', 'product', 1, 1, 1000],
			['acme', 'evaluation', 1, 0, 10],
		]);
	});

	it.each([
		{ weight: null, micro: 0, usd: 0n },
		{ weight: 1, micro: 0, usd: 0n },
		{ weight: 0.2, micro: 0, usd: 0n }, // less than one call nobody can stand for
		{ weight: 10, micro: 9_000_000, usd: 1_350_000_000n }, // 9 × 0.00015
		{ weight: 2.5, micro: 1_500_000, usd: 225_000_000n },
		{ weight: 1 / 0.3, micro: 2_333_333, usd: 349_999_950n }, // 2.333333 × 0.00015
	])('a span that stands for $weight adds what did not come', ({ weight, micro, usd }) => {
		const spans = [spanOf('a', { usage: { inputTokens: 1000 }, samplingWeight: weight })];
		const diff: RollupDiff = new Map();
		diffRollups(diff, [], settleTrace({ book, foreignClaims: [], spans }).entries);
		const [whole] = changesOf(diff).filter(({ key }) => key[0] === 'none');
		expect(whole?.add).toMatchObject({ calls: 1, costUsd: 150_000_000n, unseenMicroCalls: micro, unseenCostUsd: usd });
	});

	it('a weight of the project stands in for spans that say nothing', () => {
		const spans = [spanOf('a', { usage: null }), spanOf('b', { usage: null, samplingWeight: 2 })];
		const { entries } = settleTrace({ book, foreignClaims: [], spans, headSampling: 0.1 });
		expect(entries.map(({ weight }) => weight)).toEqual([10, 2]);
	});
});
