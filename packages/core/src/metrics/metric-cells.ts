import type { ExponentialBuckets, ExponentialRange, RawMetricPoint } from './raw-metric-point.ts';

/** `count` values above `low` and up to `high` (±Infinity where the emitter set no bound). Never empty. */
export type MetricCell = { low: number; high: number; count: number };

/** A finer exponential histogram is made coarser: at scale 4 a cell is 4.4 % wide, its middle within 2.2 % of all in it. */
const finestScale = 4;
/** More cells than any emitter sends; a point with more keeps its count and sum only. */
const mostCells = 320;

/**
 * The cells of a histogram point in order; [] for a point without buckets, or with buckets that make no sense. Bounds of one
 * stream stay what they are, so that cells of its points can be told from each other, added and subtracted.
 */
export function cellsOf({ bucketCounts, explicitBounds, exponential }: RawMetricPoint): MetricCell[] {
	const cells = exponential === null ? explicitCells(bucketCounts, explicitBounds) : exponentialCells(exponential);
	return cells.length > mostCells || !cells.every(isSound) ? [] : cells;
}

const isSound = ({ low, high, count }: MetricCell): boolean =>
	low <= high && low !== Number.POSITIVE_INFINITY && Number.isSafeInteger(count) && count > 0;

/** Values of OTLP histograms are not negative unless a bound is, so the first cell begins at zero. */
function explicitCells(counts: readonly number[], bounds: readonly number[]): MetricCell[] {
	if (counts.length !== bounds.length + 1) return [];
	const first = bounds[0] ?? Number.POSITIVE_INFINITY;
	return counts.flatMap((count, index) => {
		const low = bounds[index - 1] ?? (first > 0 ? 0 : Number.NEGATIVE_INFINITY);
		return count === 0 ? [] : [{ low, high: bounds[index] ?? Number.POSITIVE_INFINITY, count }];
	});
}

function exponentialCells({ scale, zeroCount, zeroThreshold, positive, negative }: ExponentialBuckets): MetricCell[] {
	if (!Number.isInteger(scale) || Math.abs(scale) > 32) return [];
	const below = rangeCells(negative, scale).map(({ low, high, count }) => ({ low: -high, high: -low, count }));
	const zero = zeroCount === 0 ? [] : [{ low: -zeroThreshold || 0, high: zeroThreshold, count: zeroCount }];
	return [...below.reverse(), ...zero, ...rangeCells(positive, scale)];
}

function rangeCells({ offset, bucketCounts }: ExponentialRange, scale: number): MetricCell[] {
	const coarser = 2 ** Math.max(scale - finestScale, 0);
	const perOctave = 2 ** Math.min(scale, finestScale);
	const counts = new Map<number, number>();
	bucketCounts.forEach((count, place) => {
		if (count === 0) return;
		const index = Math.floor((offset + place) / coarser);
		counts.set(index, (counts.get(index) ?? 0) + count);
	});
	return [...counts].map(([index, count]) => ({
		low: 2 ** (index / perOctave),
		high: 2 ** ((index + 1) / perOctave),
		count,
	}));
}

/**
 * What was added between two states of one histogram. An emitter may have made its buckets coarser in between (exponential
 * histograms do): cells of before count towards the cell that holds them.
 */
export function subtractCells(after: readonly MetricCell[], before: readonly MetricCell[]): MetricCell[] {
	if (before.length === 0) return [...after];
	return after.flatMap((cell) => {
		const known = before
			.filter(({ low, high }) => low >= cell.low && high <= cell.high)
			.reduce((sum, { count }) => sum + count, 0);
		return cell.count > known ? [{ ...cell, count: cell.count - known }] : [];
	});
}
