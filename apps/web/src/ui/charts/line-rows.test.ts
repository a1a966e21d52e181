import { expect, it } from 'vitest';
import { type LineRow, lineRows } from './line-rows.ts';

const line = (name: string, ...minutes: number[]) => ({
	name,
	points: minutes.map((minute) => ({ atMs: minute * 60_000, value: minute })),
});
const drawn = (rows: readonly LineRow[], name: string) => rows.map((row) => [row.atMs / 60_000, row.drawn[name]]);

it('breaks a line where values stay away', () => {
	expect(drawn(lineRows([line('a', 1, 2, 3, 20, 21)], 60_000), 'a')).toEqual([
		[1, 1],
		[2, 2],
		[3, 3],
		[4, null],
		[20, 20],
		[21, 21],
	]);
});

it('does not break a line whose values come seldom', () => {
	expect(drawn(lineRows([line('a', 0, 10, 20, 30)], 60_000), 'a')).toHaveLength(4);
});

it('draws a line on where only others have a value, without making one up', () => {
	const rows = lineRows([line('a', 1, 3), line('b', 2, 3)], 60_000);
	expect(drawn(rows, 'a')).toEqual([
		[1, 1],
		[2, 2],
		[3, 3],
	]);
	expect(rows.map(({ values }) => values)).toEqual([{ a: 1 }, { b: 2 }, { a: 3, b: 3 }]);
	expect(rows[0]?.drawn.b).toBeNull();
});

it('a value that is not known is a gap', () => {
	const rows = lineRows(
		[
			{
				name: 'a',
				points: [
					{ atMs: 0, value: null },
					{ atMs: 60_000, value: 1 },
				],
			},
		],
		60_000,
	);
	expect(rows.map((row) => [row.drawn.a, row.values.a])).toEqual([
		[null, undefined],
		[1, 1],
	]);
});
