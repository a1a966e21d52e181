import fc from 'fast-check';
import { expect, it } from 'vitest';
import { picoUsdFrom, usdText } from '../money/pico-usd.ts';
import { explainKeys, type KeyCell } from './explain-keys.ts';

const cell = (key: string, calls: number, tokens: number, usd: string): KeyCell => ({
	key,
	other: false,
	calls,
	tokens,
	costUsd: picoUsdFrom(usd),
});

it('the largest movers come first, new and gone keys are named, the rest is summed', () => {
	const { rows, rest } = explainKeys(
		[cell('acme', 100, 1_000, '10'), cell('gone', 10, 100, '4'), cell('even', 1, 10, '1')],
		[cell('acme', 100, 2_000, '30'), cell('new', 10, 100, '7'), cell('even', 1, 10, '1')],
		3,
	);
	expect(rows.map(({ key, state }) => `${key} ${state}`)).toEqual(['acme both', 'new new', 'gone gone']);
	// twice as long: 10 → 20; at another price: 20 → 30
	expect(rows[0]?.parts).toEqual({ volume: 0n, tokensPerCall: picoUsdFrom('10'), price: picoUsdFrom('10') });
	expect(rest).toEqual({ keys: 1, before: picoUsdFrom('1'), after: picoUsdFrom('1') });
});

it('rows and rest add up to the change, every row’s parts to its own', () => {
	const cells = fc.uniqueArray(
		fc.record({
			key: fc.constantFrom('a', 'b', 'c', 'd', 'e', ''),
			other: fc.boolean(),
			calls: fc.nat(1_000_000),
			tokens: fc.nat(10 ** 9),
			costUsd: fc.bigInt({ min: 0n, max: 10n ** 18n }),
		}),
		{ selector: ({ key, other }) => `${key} ${other}` },
	);
	const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);
	fc.assert(
		fc.property(cells, cells, fc.nat(8), (before, after, limit) => {
			const { rows, rest } = explainKeys(before, after, limit);
			expect(usdText(sum(rows.map((row) => row.before)) + rest.before)).toBe(
				usdText(sum(before.map((one) => one.costUsd))),
			);
			expect(usdText(sum(rows.map((row) => row.after)) + rest.after)).toBe(
				usdText(sum(after.map((one) => one.costUsd))),
			);
			for (const { parts, ...row } of rows) {
				expect(parts.volume + parts.tokensPerCall + parts.price).toBe(row.after - row.before);
			}
		}),
	);
});
