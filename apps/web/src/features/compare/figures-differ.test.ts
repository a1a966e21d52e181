import { expect, test } from 'vitest';
import { countDifference, durationDifference, shareWords, usdDifference } from './figures-differ.ts';

test('what became more, less, or stayed', () => {
	expect(durationDifference(2_000, 2_500)).toEqual({ words: '+0.50 s', share: 0.25, sign: 1 });
	expect(countDifference(1_000, 750)).toEqual({ words: '−250', share: -0.25, sign: -1 });
	expect(countDifference(7, 7)).toEqual({ words: '=', share: 0, sign: 0 });
	expect(countDifference(0, 7)).toEqual({ words: '+7', share: null, sign: 1 });
});

test('money to the last digit', () => {
	expect(usdDifference('0.000000000001', '0.000000000003')).toEqual({ words: '+$0.000000000002', share: 2, sign: 1 });
	expect(usdDifference('0.0021', '0.0014')).toMatchObject({ words: '−$0.00070', sign: -1 });
});

test('what one side does not know has no difference', () => {
	expect(usdDifference(null, '1')).toBeNull();
	expect(durationDifference(1, null)).toBeNull();
	expect(countDifference(null, null)).toBeNull();
});

test.each([
	[0.123, '+12 %'],
	[-0.0821, '−8.2 %'],
	[1, '+100 %'],
	[11, '×12'],
	[0, ''],
	[null, ''],
])('%s reads %s', (share, words) => {
	expect(shareWords(share)).toBe(words);
});
