import { type MetricCell, subtractCells } from './metric-cells.ts';
import type { MetricPoint } from './metric-point.ts';

/** A point as its stream sees it; `series` names the series it counts in. */
export type StreamPoint = Pick<
	MetricPoint,
	'accumulates' | 'startTimeNs' | 'timeNs' | 'count' | 'sum' | 'min' | 'max' | 'cells'
> & { series: string };

/** What a point adds to the rollups of its series. */
export type PointWorth = {
	count: number;
	sum: number | null;
	/** How long it took for this to happen; 0 = a state, not something that happened. */
	coveredMs: number;
	cells: readonly MetricCell[];
};

/** A change to the rollups at the time of `point`: +1 adds `worth`, −1 takes it back. */
export type PointChange = { point: StreamPoint; worth: PointWorth; sign: 1 | -1 };

/**
 * What new points of one stream change. `stored` are the stream's points that are there already, at least the neighbours of each
 * new one; `added` are new, none of them stored.
 *
 * A point's worth depends on the point before it alone, so whatever the order of arrival, the changes sum to the same:
 * ```
 * stored  10 ──────────── 40        worth of 40: 30
 * added        25                   worth of 25: 15, of 40: 15 → changes +15 at 25, −30 +15 at 40
 * ```
 */
export function reducePoints(stored: readonly StreamPoint[], added: readonly StreamPoint[]): PointChange[] {
	const changes: PointChange[] = [];
	const before = new Map(follow(stored.toSorted(byTime)));
	for (const [point, predecessor] of follow([...stored, ...added].toSorted(byTime))) {
		const known = before.has(point);
		const earlier = before.get(point) ?? null;
		if (known && earlier === predecessor) continue;
		const was = known ? worthOf(point, earlier) : null;
		const is = worthOf(point, predecessor);
		if (was !== null) changes.push({ point, worth: was, sign: -1 });
		if (is !== null) changes.push({ point, worth: is, sign: 1 });
	}
	return changes;
}

const byTime = (a: StreamPoint, b: StreamPoint): number => (a.timeNs < b.timeNs ? -1 : a.timeNs > b.timeNs ? 1 : 0);

/** Every point with the one before it. */
function follow(points: readonly StreamPoint[]): [StreamPoint, StreamPoint | null][] {
	return points.map((point, index) => [point, points[index - 1] ?? null]);
}

const msBetween = (from: bigint, to: bigint): number => Number((to - from) / 1_000_000n);

/**
 * A stream's first point counts in full when it began within the hour. A process that had been running for days when it began to
 * send did not do all of its work just now: its first point is only what later ones are measured from.
 */
const longestFirstMs = 3_600_000;

/** null = not known: nothing can be said about what happened before this point. */
function worthOf(point: StreamPoint, before: StreamPoint | null): PointWorth | null {
	const { count, sum, cells, startTimeNs, timeNs } = point;
	const sinceStartMs = startTimeNs === 0n ? null : msBetween(startTimeNs, timeNs);
	if (!point.accumulates) return { count, sum, coveredMs: sinceStartMs ?? 0, cells };
	if (before === null) {
		if (sinceStartMs === null || sinceStartMs > longestFirstMs) return null;
		return { count, sum, coveredMs: sinceStartMs, cells };
	}
	const coveredMs = msBetween(before.timeNs, timeNs);
	// A counter that fell has begun anew without saying so.
	if (hasFallen(point, before)) return { count, sum, coveredMs, cells };
	return {
		count: count - before.count,
		sum: sum === null || before.sum === null ? null : sum - before.sum,
		coveredMs,
		cells: subtractCells(cells, before.cells),
	};
}

/** Histograms are told by their count (a sum may fall by negative values), counters by their value. */
function hasFallen(point: StreamPoint, before: StreamPoint): boolean {
	if (point.count !== before.count) return point.count < before.count;
	return point.count === 0 && (point.sum ?? 0) < (before.sum ?? 0);
}
