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
});
