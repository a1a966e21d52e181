import { describe, expect, it } from 'vitest';
import { defaultRow } from './default-row.ts';
import { errorPath } from './error-path.ts';
import { findHits, nextOf } from './find-hits.ts';
import { guidesOf } from './guides.ts';
import { idleGaps } from './idle-gaps.ts';
import { minimapOf } from './minimap-cells.ts';
import { appendRows, beginOutline, type Outline, rowAt } from './outline.ts';
import { type SampleRow, sampleRows } from './sample-rows.ts';
import { siblingsOf } from './siblings.ts';
import { fold, placeAmong, reveal, unfolded, visibleRows } from './visible-rows.ts';

const begun = (): Outline => beginOutline({} as Outline['head']);
const outlineOf = (rows: readonly SampleRow[]): Outline => ({
	...appendRows(begun(), sampleRows(0, rows)),
	isComplete: true,
});

/**
 * a ┬ b ┬ c
 *   │   └ d
 *   └ e ─ f
 * g
 */
const rows: SampleRow[] = [
	{ spanId: 'a', depth: 0, below: 5, startUs: 0, durationUs: 100, type: 'workflow' },
	{ spanId: 'b', depth: 1, below: 2, startUs: 10, durationUs: 40, type: 'agent' },
	{ spanId: 'c', depth: 2, below: 0, startUs: 10, durationUs: 10, type: 'llm', model: 'gpt-4o', costUsd: '0.001' },
	{
		spanId: 'd',
		depth: 2,
		below: 0,
		startUs: 30,
		durationUs: 10,
		type: 'tool',
		status: 'error',
		stage: 'tool',
		errorMessage: 'Timed out',
	},
	{ spanId: 'e', depth: 1, below: 1, startUs: 60, durationUs: 30, type: 'llm', costUsd: '0.0100' },
	{ spanId: 'f', depth: 2, below: 0, startUs: 60, durationUs: 30 },
	{ spanId: 'g', depth: 0, below: 0, missingParent: '0123', startUs: 5, durationUs: 1 },
];
const outline = outlineOf(rows);
const names = (shown: readonly number[]) => shown.map((row) => outline.columns.spanId[row]).join('');

describe('the outline as it arrives', () => {
	it.each([1, 2, 3, 7])('is the same in windows of %d rows', (size) => {
		let grown = begun();
		for (let from = 0; from < rows.length; from += size) {
			grown = appendRows(grown, sampleRows(from, rows.slice(from, from + size)));
		}
		expect(grown.parents).toEqual([-1, 0, 1, 1, 0, 4, -1]);
		expect(Array.from({ length: grown.count }, (_, row) => rowAt(grown, row))).toEqual(
			Array.from({ length: outline.count }, (_, row) => rowAt(outline, row)),
		);
	});

	it('an earlier state of it stays as it was', () => {
		const first = appendRows(begun(), sampleRows(0, rows.slice(0, 3)));
		appendRows(first, sampleRows(3, rows.slice(3)));
		expect(visibleRows(first, unfolded, false)).toEqual([0, 1, 2]);
	});
});

describe('what is in sight', () => {
	it('all, without a folded span’s own, or down to a level', () => {
		expect(names(visibleRows(outline, unfolded, false))).toBe('abcdefg');
		expect(names(visibleRows(outline, fold(outline, unfolded, 1, true), false))).toBe('abefg');
		expect(names(visibleRows(outline, { ...unfolded, level: 1 }, false))).toBe('ag');
		expect(names(visibleRows(outline, { ...unfolded, level: 2 }, false))).toBe('abeg');
	});

	it('one span of a folded level unfolds by itself, and folds again', () => {
		const open = fold(outline, { ...unfolded, level: 2 }, 4, false);
		expect(names(visibleRows(outline, open, false))).toBe('abefg');
		expect(fold(outline, open, 4, true).flipped.size).toBe(0);
		expect(fold(outline, open, 2, true)).toBe(open); // nothing inside of it
	});

	it('a row that is gone to is revealed', () => {
		expect(names(visibleRows(outline, reveal(outline, { ...unfolded, level: 1 }, 3), false))).toBe('abcdeg');
	});

	it('calls alone', () => {
		expect(names(visibleRows(outline, { ...unfolded, level: 1 }, true))).toBe('ce');
	});

	it('the place of a row among them, or of what is shown before it', () => {
		expect([0, 4, 5, 6].map((row) => placeAmong([0, 4, 6], row))).toEqual([0, 1, 1, 2]);
		expect(placeAmong([3], 1)).toBe(-1);
	});
});

describe('marks', () => {
	it('guides run on while siblings follow', () => {
		expect(rows.map((_, row) => guidesOf(outline, row))).toEqual([
			[],
			[true],
			[true, true],
			[true, false],
			[false],
			[false, false],
			[],
		]);
	});

	it('the path to an error', () => {
		expect(errorPath(outline)).toEqual({ failed: [3], above: new Set([0, 1]) });
	});

	it('finds by name, model, type, stage, error message and the beginning of an id; and goes round', () => {
		expect(findHits(outline, 'GPT')).toEqual([2]);
		expect(findHits(outline, ' tool ')).toEqual([3]);
		expect(findHits(outline, 'llm')).toEqual([2, 4]);
		expect(findHits(outline, 'timed o')).toEqual([3]);
		expect(findHits(outline, '')).toEqual([]);
		expect([nextOf([2, 4], 2, 1), nextOf([2, 4], 4, 1), nextOf([2, 4], 2, -1), nextOf([], 0, 1)]).toEqual([
			4,
			2,
			4,
			undefined,
		]);
	});

	it('tells which child of how many a row is', () => {
		expect(siblingsOf(outline)).toEqual({ place: [1, 1, 1, 2, 2, 1, 2], of: [2, 2, 2, 2, 2, 1, 2] });
	});

	it('idle is what nothing inside ran in; a leaf has none', () => {
		expect(idleGaps(outline, 0)).toEqual([0, 10, 50, 60, 90, 100]);
		expect(idleGaps(outline, 1)).toEqual([20, 30, 40, 50]);
		expect(idleGaps(outline, 4)).toEqual([]);
		expect(idleGaps(outline, 2)).toEqual([]);
		expect(idleGaps({ ...outline, count: 5 }, 0)).toEqual([]);
	});

	it('children that overlap, run over the end or begin early leave no gap twice', () => {
		const odd = outlineOf([
			{ spanId: 'p', depth: 0, below: 3, startUs: 10, durationUs: 20 },
			{ spanId: 'q', depth: 1, below: 0, startUs: 5, durationUs: 10 },
			{ spanId: 'r', depth: 1, below: 0, startUs: 12, durationUs: 2 },
			{ spanId: 's', depth: 1, below: 0, startUs: 20, durationUs: 90 },
		]);
		expect(idleGaps(odd, 0)).toEqual([15, 20]);
	});

	it('opens with the error, else the dearest call, else the longest step', () => {
		expect(defaultRow(outline)).toBe(3);
		expect(defaultRow(outlineOf(rows.map((row) => ({ ...row, status: 'unset' as const }))))).toBe(4);
		const free = rows.map((row) => ({
			...row,
			status: 'unset' as const,
			costUsd: null,
			selfUs: row.spanId === 'b' ? 9 : 1,
		}));
		expect(defaultRow(outlineOf(free))).toBe(1);
		expect(defaultRow(begun())).toBeNull();
	});

	it('an error that a parent passes on is not its own', () => {
		const passed = rows.map((row) => (row.spanId === 'b' ? { ...row, status: 'error' as const } : row));
		expect(defaultRow(outlineOf(passed))).toBe(3);
	});
});

describe('the minimap', () => {
	it('has a lane for each level, and in every pixel what was last to begin there', () => {
		const { lanes, runs, errors } = minimapOf(outline, 100, 10);
		expect(lanes).toBe(3);
		expect(runs.filter(({ lane }) => lane === 1)).toEqual([
			{ lane: 1, from: 1, to: 6, type: 'agent' },
			{ lane: 1, from: 6, to: 10, type: 'llm' },
		]);
		expect(errors).toEqual([3]);
	});

	it('is as large for 100,000 rows as for ten', () => {
		const many = outlineOf(
			Array.from({ length: 100_000 }, (_, at) => ({
				...{ spanId: `${at}`, depth: at === 0 ? 0 : 1, below: at === 0 ? 99_999 : 0 },
				...{ startUs: at, durationUs: 1, type: at % 2 === 0 ? ('llm' as const) : ('tool' as const) },
			})),
		);
		expect(minimapOf(many, 100_000, 300).runs.length).toBeLessThanOrEqual(600);
	});
});

it('a chain of 20,000 rows is laid out', () => {
	const chain = outlineOf(
		Array.from({ length: 20_000 }, (_, at) => ({ spanId: `${at}`, depth: at, below: 19_999 - at })),
	);
	expect(chain.parents.at(-1)).toBe(19_998);
	expect(guidesOf(chain, 19_999)).toHaveLength(12);
	expect(visibleRows(chain, { ...unfolded, level: 4 }, false)).toEqual([0, 1, 2, 3]);
});
