import { expect, it } from 'vitest';
import { type LineRow, lineRows } from './line-rows.ts';

const minuteMs = 60_000;
/** A line with a value at each of these minutes. */
const line = (name: string, minutes: number[], coveredMinutes = 0) => ({
	name,
	points: minutes.map((minute) => ({ atMs: minute * minuteMs, value: minute, coveredMs: coveredMinutes * minuteMs })),
});
const drawn = (rows: readonly LineRow[], name: string) => rows.map((row) => [row.atMs / minuteMs, row.drawn[name]]);

it('breaks a state where values stay away', () => {
	expect(drawn(lineRows([line('a', [1, 2, 3, 20, 21])], minuteMs), 'a')).toEqual([
		[1, 1],
		[2, 2],
		[3, 3],
		[4, null],
		[20, 20],
		[21, 21],
	]);
});

it('does not break a state that is told seldom', () => {
	expect(drawn(lineRows([line('a', [0, 10, 20, 30])], minuteMs), 'a')).toHaveLength(4);
});

it('joins what happened as far as its points account for', () => {
	expect(drawn(lineRows([line('a', [0, 10, 20], 10)], minuteMs), 'a')).toHaveLength(3);
	expect(drawn(lineRows([line('a', [0, 10], 1)], minuteMs), 'a')).toEqual([
		[0, 0],
		[1, null],
		[10, 10],
	]);
});

it('draws a line on where only others have a value, without making one up', () => {
	const rows = lineRows([line('a', [1, 3]), line('b', [2, 3])], minuteMs);
	expect(drawn(rows, 'a')).toEqual([
		[1, 1],
		[2, 2],
		[3, 3],
	]);
	expect(rows.map(({ values }) => values)).toEqual([{ a: 1 }, { b: 2 }, { a: 3, b: 3 }]);
	expect(rows[0]?.drawn.b).toBeNull();
});

it('a value that is not known is a gap', () => {
	const points = [null, 1].map((value, minute) => ({ atMs: minute * minuteMs, value, coveredMs: 0 }));
	const rows = lineRows([{ name: 'a', points }], minuteMs);
	expect(rows.map((row) => [row.drawn.a, row.values.a])).toEqual([
		[null, undefined],
		[1, 1],
	]);
});
