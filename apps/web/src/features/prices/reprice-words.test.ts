import { expect, test } from 'vitest';
import { applyWords, countsInWords, describeFilter, differenceOf, signedUsd } from './reprice-words.ts';

const figures = {
	calls: 20_000,
	changed: 12_480,
	newlyPriced: 0,
	noLongerPriced: 0,
	stillUnpriced: 0,
	beforeUsd: '31.2',
	afterUsd: '29.95',
};

test('the button says what it does', () => {
	expect(applyWords(figures)).toBe('Re-price 12,480 calls: $31.20 → $29.95');
	expect(applyWords({ ...figures, changed: 1, beforeUsd: '0', afterUsd: '0.0021' })).toBe(
		'Re-price 1 call: $0 → $0.0021',
	);
});

test('a difference has its sign', () => {
	expect(signedUsd(differenceOf(figures))).toBe('−$1.25'); // 29.95 − 31.20
	expect(signedUsd(differenceOf({ beforeUsd: '0', afterUsd: '1.25' }))).toBe('+$1.25');
	expect(signedUsd(differenceOf({ beforeUsd: '7', afterUsd: '7' }))).toBe('±$0');
});

test('which calls, in words', () => {
	expect(describeFilter({})).toBe('All calls');
	expect(describeFilter({ model: ['acme-7b', 'acme-9b'], tenant: [''] })).toBe(
		'Calls to acme-7b or acme-9b of tenant (unattributed)',
	);
});

test('what happens besides', () => {
	expect(countsInWords(figures, false)).toEqual([]);
	const counts = { ...figures, newlyPriced: 1_500, noLongerPriced: 2, stillUnpriced: 1 };
	expect(countsInWords(counts, false)).toEqual([
		'1,500 would get a first price',
		'2 would lose theirs',
		'1 still has none',
	]);
	expect(countsInWords(counts, true)).toEqual(['1,500 got a first price', '2 lost theirs', '1 still has none']);
});
