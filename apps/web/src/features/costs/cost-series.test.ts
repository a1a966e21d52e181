import { expect, it } from 'vitest';
import { costSeries } from './cost-series.ts';

const day = (date: number) => `2026-11-0${date}T00:00:00+01:00`;
const row = (key: string | null, date: number, costUsd: string, other = false) => ({
	key,
	other,
	bucket: day(date),
	costUsd,
});

it('puts the dearest first and keeps empty days', () => {
	const { names, buckets } = costSeries(
		[row('acme', 1, '0.1'), row('globex', 1, '5'), row('acme', 3, '0.2'), row(null, 3, '1')],
		[day(1), day(2), day(3)],
	);
	expect(names).toEqual(['globex', '(unattributed)', 'acme']);
	expect(buckets.map(({ amounts }) => [...amounts.values()])).toEqual([
		['5', '0', '0.1'],
		['0', '0', '0'],
		['0', '1', '0.2'],
	]);
});

it('sums what is beyond seven, and the capped remainder, exactly', () => {
	const rows = Array.from({ length: 9 }, (_, index) => row(`t${index}`, 1, `${index + 1}`));
	const { names, buckets } = costSeries([...rows, row(null, 1, '0.000000000001', true)], [day(1)]);
	expect(names).toEqual(['t8', 't7', 't6', 't5', 't4', 't3', 't2', '(other)']);
	// 1 + 2 + 0.000000000001
	expect(buckets[0]?.amounts.get('(other)')).toBe('3.000000000001');
});

it('is empty for an empty bill', () => {
	expect(costSeries([], [day(1)])).toEqual({
		names: [],
		buckets: [{ bucket: '2026-10-31T23:00:00.000Z', amounts: new Map() }],
	});
});
