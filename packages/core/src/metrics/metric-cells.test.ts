import { describe, expect, it } from 'vitest';
import { cellsOf, type MetricCell, subtractCells } from './metric-cells.ts';
import { percentileOfCells } from './percentile-of-cells.ts';
import { emptyPoint, type RawMetricPoint } from './raw-metric-point.ts';

const metric = {
	name: 'm',
	description: '',
	unit: 's',
	temporality: 1,
	monotonic: false,
	resource: new Map(),
	scope: { name: '', version: '' },
};
const cell = (low: number, high: number, count: number): MetricCell => ({ low, high, count });
const explicit = (bucketCounts: number[], explicitBounds: number[]): RawMetricPoint => ({
	...emptyPoint(metric, 'histogram'),
	bucketCounts,
	explicitBounds,
});
const exponential = (scale: number, offset: number, bucketCounts: number[], zeroCount = 0): RawMetricPoint => ({
	...emptyPoint(metric, 'exponentialHistogram'),
	exponential: {
		scale,
		zeroCount,
		zeroThreshold: 0,
		positive: { offset, bucketCounts },
		negative: { offset: 0, bucketCounts: [] },
	},
});

describe('cellsOf', () => {
	it.each<[string, RawMetricPoint, MetricCell[]]>([
		['explicit', explicit([1, 0, 2], [1, 2]), [cell(0, 1, 1), cell(2, Number.POSITIVE_INFINITY, 2)]],
		[
			'bounds below zero',
			explicit([1, 2], [-1]),
			[cell(Number.NEGATIVE_INFINITY, -1, 1), cell(-1, Number.POSITIVE_INFINITY, 2)],
		],
		['no bounds: one cell that says nothing', explicit([3], []), [cell(0, Number.POSITIVE_INFINITY, 3)]],
		['counts that do not fit the bounds', explicit([1, 2], [1, 2]), []],
		['bounds that fall', explicit([0, 1, 0], [2, 1]), []],
		['half a value', explicit([0.5], []), []],
		['exponential, base 2', exponential(0, 0, [3, 1]), [cell(1, 2, 3), cell(2, 4, 1)]],
		['exponential with zeros', exponential(0, -1, [1], 2), [cell(0, 0, 2), cell(0.5, 1, 1)]],
		// scale 6 has 64 cells an octave, 4 of them make one of scale 4: indexes 0–3 → 0, 4 → 1
		[
			'too fine a scale',
			exponential(6, 0, [1, 1, 1, 1, 5]),
			[cell(1, 2 ** (1 / 16), 4), cell(2 ** (1 / 16), 2 ** (2 / 16), 5)],
		],
		['a scale that is none', exponential(0.5, 0, [1]), []],
		['an offset out of this world', exponential(0, 1e300, [1]), []],
	])('%s', (_, point, expected) => {
		expect(cellsOf(point)).toEqual(expected);
	});
});

it('cells of before count towards the coarser ones that hold them', () => {
	expect(subtractCells([cell(1, 4, 9)], [cell(1, 2, 3), cell(2, 4, 1)])).toEqual([cell(1, 4, 5)]);
	expect(subtractCells([cell(1, 2, 3)], [cell(1, 2, 3)])).toEqual([]);
});

describe('percentileOfCells', () => {
	it.each<[string, MetricCell[], number, unknown]>([
		['nothing', [], 0.5, null],
		// 10 values evenly in (0, 10]: the median is 5
		['one cell from zero', [cell(0, 10, 10)], 0.5, { value: 5, low: 0, high: 10 }],
		// a cell that is a ratio: halfway from 1 to 4 is 2
		['one cell of a ratio', [cell(1, 4, 10)], 0.5, { value: 2, low: 1, high: 4 }],
		['the end of a cell', [cell(0, 1, 5), cell(1, 2, 5)], 0.5, { value: 1, low: 0, high: 1 }],
		// 95 of 100 lie in the last cell but for its last 5 of 90: 5 + 90 × share = 95 → all of it
		['the last cell', [cell(0, 1, 5), cell(1, 16, 95)], 1, { value: 16, low: 1, high: 16 }],
		['no upper bound', [cell(0, 1, 1), cell(1, Number.POSITIVE_INFINITY, 9)], 0.95, { value: 1, low: 1, high: null }],
		['no lower bound', [cell(Number.NEGATIVE_INFINITY, -1, 9)], 0.5, { value: -1, low: null, high: -1 }],
	])('%s', (_, cells, fraction, expected) => {
		expect(percentileOfCells(cells, fraction)).toEqual(expected);
	});

	it('cells of emitters with different bounds add up', () => {
		// (0, 2] has 4, (1, 3] has 4 on a logarithmic scale: up to 1 there are 2 of 8
		expect(percentileOfCells([cell(0, 2, 4), cell(1, 3, 4)], 0.25)?.value).toBeCloseTo(1, 12);
	});
});
