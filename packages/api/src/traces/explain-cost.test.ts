import { createCatalogueBook } from '@spanledger/core/prices/catalogue-book';
import { listPrices } from '@spanledger/core/prices/project-prices';
import { ledgerEntry } from '@spanledger/core/traces/ledger-entry-of';
import { buildTree } from '@spanledger/core/traces/trace-tree';
import { spanOf } from '@spanledger/fixtures/span-of';
import { describe, expect, it } from 'vitest';
import { explainCost } from './explain-cost.ts';

const book = createCatalogueBook();

function entryOf(parts: Parameters<typeof spanOf>[1]) {
	const [node] = buildTree([spanOf('a', parts)]).nodes;
	if (node === undefined) throw new Error('one span makes one node');
	return ledgerEntry(node, {}, false, { ...listPrices, book }, null);
}

const pico = (usd: string): bigint => {
	const [whole = '0', fraction = ''] = usd.split('.');
	return BigInt(whole + fraction.padEnd(12, '0'));
};

const tokenLine = { quantity: null, usdEach: null };

describe('explainCost', () => {
	it('counts what is no token by the piece', () => {
		const explained = explainCost(entryOf({ usage: { inputTokens: 1_000 }, units: { webSearches: 3 } }), book);
		expect(explained?.lines).toEqual([
			{ ...tokenLine, part: 'input', tokens: 1_000, usdPerMillion: '0.15', amountUsd: '0.00015' },
			{ part: 'webSearch', tokens: null, usdPerMillion: null, quantity: 3, usdEach: '0.01', amountUsd: '0.03' },
		]);
	});

	it('is tokens × rate = amount, part by part, and sums to the total', () => {
		const usage = { inputTokens: 1_000, cacheReadTokens: 400, outputTokens: 100 };
		const explained = explainCost(entryOf({ usage }), book);
		expect(explained?.lines).toEqual([
			{ ...tokenLine, part: 'input', tokens: 600, usdPerMillion: '0.15', amountUsd: '0.00009' },
			{ ...tokenLine, part: 'cacheRead', tokens: 400, usdPerMillion: '0.075', amountUsd: '0.00003' },
			{ ...tokenLine, part: 'output', tokens: 100, usdPerMillion: '0.6', amountUsd: '0.00006' },
		]);
		const sum = explained?.lines.reduce((total, { amountUsd }) => total + pico(amountUsd), 0n);
		expect(sum).toBe(pico(explained?.totalUsd ?? ''));
	});

	it("shows a gateway's figure as what it is", () => {
		const reported = { reportedCostUsd: '0.0042', reportedCostSource: 'gateway' } as const;
		expect(explainCost(entryOf({ usage: { inputTokens: 10 }, ...reported }), book)).toMatchObject({
			lines: [{ part: 'reported', tokens: null, usdPerMillion: null, amountUsd: '0.0042' }],
			source: 'reported',
			reportedUsd: '0.0042',
			computedUsd: '0.0000015', // 10 × 0.15 per 1e6
		});
		const unknown = entryOf({ requestModel: 'acme-7b', usage: { inputTokens: 10 }, ...reported });
		expect(explainCost(unknown, book)).toMatchObject({ totalUsd: '0.0042', computedUsd: null });
	});

	it('has no lines where nothing is known, and nothing to say of what does not bill', () => {
		expect(explainCost(entryOf({ usage: null }), book)).toMatchObject({ lines: [], totalUsd: null, source: null });
		expect(explainCost(null, book)).toBeNull();
	});
});
