import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PointChange, reducePoints, type StreamPoint } from './reduce-points.ts';

const minuteNs = 60_000_000_000n;
const startTimeNs = 1_000_000n * minuteNs;

/** A point of a cumulative counter, so many minutes after its start. */
const counter = (minutes: number, value: number, changes: Partial<StreamPoint> = {}): StreamPoint => ({
	series: 'tokens',
	accumulates: true,
	startTimeNs,
	timeNs: startTimeNs + BigInt(minutes) * minuteNs,
	count: 0,
	sum: value,
	min: null,
	max: null,
	cells: [],
	...changes,
});

/** What the changes add up to, by minute. */
function sums(changes: readonly PointChange[]): Record<string, number> {
	const totals: Record<string, number> = {};
	for (const { point, worth, sign } of changes) {
		const minute = `${(point.timeNs - startTimeNs) / minuteNs}`;
		totals[minute] = (totals[minute] ?? 0) + sign * (worth.sum ?? 0);
	}
	return totals;
}

describe('a point of a cumulative stream', () => {
	it.each<[string, StreamPoint[], StreamPoint[], Record<string, number>]>([
		['is worth the difference to the one before', [counter(1, 10)], [counter(2, 25)], { 2: 15 }],
		['counts in full when it is the first within the hour', [], [counter(1, 10)], { 1: 10 }],
		['says nothing when it is the first of a process that ran for long', [], [counter(61, 10)], {}],
		['says nothing when it is the first and nobody knows since when', [], [counter(1, 10, { startTimeNs: 0n })], {}],
		['counts in full when it fell: the counter began anew', [counter(1, 10)], [counter(2, 4)], { 2: 4 }],
		[
			'that comes late takes its part from the next',
			[counter(1, 10), counter(3, 40)],
			[counter(2, 25)],
			{ 2: 15, 3: -15 },
		],
		[
			'that comes before all others gives the first one something to be measured from',
			[counter(70, 40)],
			[counter(65, 30)],
			{ 70: 10 },
		],
		['that comes late tells of a reset', [counter(1, 10), counter(3, 12)], [counter(2, 4)], { 2: 4, 3: 6 }],
	])('%s', (_, stored, added, expected) => {
		expect(sums(reducePoints(stored, added))).toEqual(expected);
	});

	it('is not worth more because its neighbours are there twice', () => {
		expect(reducePoints([counter(1, 10), counter(2, 25)], [])).toEqual([]);
	});

	it('carries the cells that were added since the one before', () => {
		const cell = (low: number, high: number, count: number) => ({ low, high, count });
		const before = counter(1, 1, { count: 3, cells: [cell(0, 1, 2), cell(1, 2, 1)] });
		const after = counter(2, 9, { count: 8, cells: [cell(0, 1, 2), cell(1, 2, 5), cell(2, 4, 1)] });
		expect(reducePoints([before], [after])[0]?.worth).toEqual({
			count: 5,
			sum: 8,
			coveredMs: 60_000,
			cells: [cell(1, 2, 4), cell(2, 4, 1)],
		});
	});
});

it('a state or a delta is worth what it says', () => {
	const state = counter(5, 7, { accumulates: false, startTimeNs: 0n, count: 1 });
	expect(reducePoints([state], [counter(6, 9, { accumulates: false, count: 1 })])).toHaveLength(1);
	expect(sums(reducePoints([], [state]))).toEqual({ 5: 7 });
});

/** A counter's life: what it said minute by minute, with resets. */
const life = fc
	.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 12 })
	.map((values) => values.map((value, minute) => counter(minute + 1, value)));

it('whatever the order and the portions of arrival, the changes come to the same', () => {
	fc.assert(
		fc.property(life, fc.array(fc.nat()), fc.integer({ min: 1, max: 5 }), (points, keys, portion) => {
			const shuffled = points
				.map((point, index) => ({ point, key: keys[index % Math.max(keys.length, 1)] ?? 0 }))
				.sort((a, b) => a.key - b.key)
				.map(({ point }) => point);
			const changes: PointChange[] = [];
			for (let at = 0; at < shuffled.length; at += portion) {
				changes.push(...reducePoints(shuffled.slice(0, at), shuffled.slice(at, at + portion)));
			}
			const withoutZeros = (totals: Record<string, number>) =>
				Object.fromEntries(Object.entries(totals).filter(([, sum]) => sum !== 0));
			expect(withoutZeros(sums(changes))).toEqual(withoutZeros(sums(reducePoints([], points))));
		}),
	);
});
