import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { picoUsdFrom, usdText } from '../money/pico-usd.ts';
import { type ChangedCell, explainChange, type PeriodCell } from './explain-change.ts';

const cell = (calls: number, tokens: number, usd: string): PeriodCell => ({ calls, tokens, costUsd: picoUsdFrom(usd) });
const inUsd = (cells: readonly ChangedCell[]) =>
	Object.fromEntries(Object.entries(explainChange(cells).parts).map(([name, part]) => [name, usdText(part)]));

describe('explainChange', () => {
	it.each([
		{
			name: 'twice the calls',
			cells: [{ key: 'mini', before: cell(100, 1_000, '10'), after: cell(200, 2_000, '20') }],
			parts: { volume: '10', mix: '0', tokensPerCall: '0', price: '0' },
		},
		{
			name: 'calls half as long again',
			cells: [{ key: 'mini', before: cell(100, 1_000, '10'), after: cell(100, 1_500, '15') }],
			parts: { volume: '0', mix: '0', tokensPerCall: '5', price: '0' },
		},
		{
			name: 'a price cut by a fifth',
			cells: [{ key: 'mini', before: cell(100, 1_000, '10'), after: cell(100, 1_000, '8') }],
			parts: { volume: '0', mix: '0', tokensPerCall: '0', price: '-2' },
		},
		{
			name: 'half of the calls moved to a model ten times as dear',
			cells: [
				{ key: 'mini', before: cell(100, 1_000, '10'), after: cell(50, 500, '5') },
				{ key: 'large', before: cell(10, 100, '10'), after: cell(60, 600, '60') },
			],
			parts: { volume: '0', mix: '45', tokensPerCall: '0', price: '0' },
		},
		{
			name: 'a new model',
			cells: [
				{ key: 'mini', before: cell(100, 1_000, '10'), after: cell(50, 500, '5') },
				{ key: 'new', before: null, after: cell(50, 500, '50') },
			],
			parts: { volume: '0', mix: '45', tokensPerCall: '0', price: '0' },
		},
		{
			// by its one call of before, of a million tokens, ninety calls would have cost 90 × $9
			name: 'a model that was only tried before is as good as new',
			cells: [
				{ key: 'mini', before: cell(100, 1_000, '10'), after: cell(11, 110, '1.1') },
				{ key: 'tried', before: cell(1, 1_000_000, '9'), after: cell(90, 900, '90') },
			],
			parts: { volume: '0', mix: '72.1', tokensPerCall: '0', price: '0' },
		},
		{
			name: 'a first month',
			cells: [{ key: 'mini', before: null, after: cell(100, 1_000, '10') }],
			parts: { volume: '10', mix: '0', tokensPerCall: '0', price: '0' },
		},
		{
			name: 'a last month',
			cells: [{ key: 'mini', before: cell(100, 1_000, '10'), after: null }],
			parts: { volume: '-10', mix: '0', tokensPerCall: '0', price: '0' },
		},
		{
			name: 'calls that were unpriced and are not any more',
			cells: [{ key: 'own', before: cell(100, 1_000, '0'), after: cell(100, 1_000, '7') }],
			parts: { volume: '0', mix: '0', tokensPerCall: '0', price: '7' },
		},
	])('$name', ({ cells, parts }) => {
		expect(inUsd(cells)).toEqual(parts);
	});

	it('the parts add up to the change to the last digit, of every cell and of all', () => {
		const period = fc.option(
			fc.record({
				calls: fc.nat(1_000_000),
				tokens: fc.nat(10 ** 9),
				costUsd: fc.bigInt({ min: 0n, max: 10n ** 20n }),
			}),
		);
		fc.assert(
			fc.property(fc.array(fc.record({ key: fc.string(), before: period, after: period })), (cells) => {
				const { before, after, parts, cells: explained } = explainChange(cells);
				for (const cell of [{ before, after, parts }, ...explained]) {
					const { volume, mix, tokensPerCall, price } = cell.parts;
					expect(volume + mix + tokensPerCall + price).toBe(cell.after - cell.before);
				}
			}),
		);
	});
});
