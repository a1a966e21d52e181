import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { picoUsdFrom, priceTokens, usdText } from './pico-usd.ts';

describe('priceTokens', () => {
	it.each([
		{ tokens: 64, rate: '0.075', pico: 4_800_000n },
		{ tokens: 1, rate: '3', pico: 3_000_000n },
		{ tokens: 1, rate: '0.0000005', pico: 0n }, // 0.5 pico: half goes to even 0
		{ tokens: 3, rate: '0.0000005', pico: 2n }, // 1.5 pico: half goes to even 2
		{ tokens: 5, rate: '0.0000005', pico: 2n }, // 2.5 pico: half goes to even 2
		{ tokens: 1, rate: '2e3', pico: 2_000_000_000n },
		{ tokens: 1_000_000_000_000, rate: '150', pico: 150_000_000_000_000_000_000n }, // $150,000,000
	])('$tokens tokens at $rate per million are $pico pico-USD', ({ tokens, rate, pico }) => {
		expect(priceTokens(tokens, rate)).toBe(pico);
	});

	it('takes a multiplier before it rounds', () => {
		expect(priceTokens(3, '0.15', '0.5')).toBe(225_000n); // 3 × 0.15 × 0.5 per 1e6
	});
});

describe('decimal text', () => {
	it.each([
		['0.0000312', 31_200_000n],
		['-1.5', -1_500_000_000_000n],
		['1e-7', 100_000n],
		['12', 12_000_000_000_000n],
		['.5', 500_000_000_000n],
		['0.0000000000005', 0n],
	])('%s', (text, pico) => {
		expect(picoUsdFrom(text)).toBe(pico);
	});

	it.each(['', 'abc', '1,2', '0x10', 'NaN', '1e9999'])('refuses %j', (text) => {
		expect(() => picoUsdFrom(text)).toThrow(RangeError);
	});

	it('has no exponent and comes back the same', () => {
		fc.assert(
			fc.property(fc.bigInt({ min: -(10n ** 29n), max: 10n ** 29n }), (pico) => {
				expect(usdText(pico)).toMatch(/^-?\d+(\.\d{1,12})?$/);
				expect(picoUsdFrom(usdText(pico))).toBe(pico);
			}),
		);
	});
});
