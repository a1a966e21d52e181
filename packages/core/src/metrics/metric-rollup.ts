import type { PointChange } from './reduce-points.ts';

/**
 * The widths of rollup rows. Quarter hours are kept for ever, minutes for two days: enough to see an incident as it happened.
 */
export const metricGrains = { minute: 60_000, quarter: 900_000 } as const;
export type MetricGrain = keyof typeof metricGrains;

/** One change to one rollup row. `points`, `count`, `sum` and `coveredMs` are added (they may be negative), the rest is compared. */
export type MetricRollupChange = {
	series: string;
	/** Start of the minute or quarter hour, ms since the epoch, UTC. */
	bucketMs: number;
	points: number;
	count: number;
	/** null = a histogram without sums: the row's sum is unknown from then on. */
	sum: number | null;
	coveredMs: number;
	min: number | null;
	max: number | null;
	/** The value of the latest point, of gauges and levels. */
	last: number | null;
	lastTimeNs: bigint;
};

/** One change to the count of one cell of a histogram. */
export type MetricCellChange = { series: string; bucketMs: number; low: number; high: number; count: number };

export type MetricRollupChanges = { rows: MetricRollupChange[]; cells: MetricCellChange[] };

/** Sums the changes of points up into one change per rollup row and cell; those that cancel out are left away. */
export function rollUp(changes: readonly PointChange[], grain: MetricGrain): MetricRollupChanges {
	const rows = new Map<string, MetricRollupChange>();
	const cells = new Map<string, MetricCellChange>();
	for (const change of changes) {
		const { series, timeNs } = change.point;
		const timeMs = Number(timeNs / 1_000_000n);
		const bucketMs = timeMs - (timeMs % metricGrains[grain]);
		const row = `${series} ${bucketMs}`;
		const known = rows.get(row) ?? emptyChange(series, bucketMs);
		rows.set(row, known);
		addChange(known, change);
		for (const { low, high, count } of change.worth.cells) {
			const place = `${row} ${low} ${high}`;
			const cell = cells.get(place) ?? { series, bucketMs, low, high, count: 0 };
			cell.count += change.sign * count;
			cells.set(place, cell);
		}
	}
	return { rows: [...rows.values()], cells: [...cells.values()].filter(({ count }) => count !== 0) };
}

function emptyChange(series: string, bucketMs: number): MetricRollupChange {
	return {
		series,
		bucketMs,
		points: 0,
		count: 0,
		sum: 0,
		coveredMs: 0,
		min: null,
		max: null,
		last: null,
		lastTimeNs: 0n,
	};
}

function addChange(row: MetricRollupChange, { point, worth, sign }: PointChange): void {
	row.points += sign;
	row.count += sign * worth.count;
	row.sum = row.sum === null || worth.sum === null ? null : row.sum + sign * worth.sum;
	row.coveredMs += sign * worth.coveredMs;
	row.min = extreme(Math.min, row.min, point.min);
	row.max = extreme(Math.max, row.max, point.max);
	if (point.accumulates || !isLater(point.timeNs, worth.sum, row)) return;
	row.lastTimeNs = point.timeNs;
	row.last = worth.sum;
}

/** Of two values at one moment the greater is kept, so that it does not matter which came first. */
function isLater(timeNs: bigint, value: number | null, { lastTimeNs, last }: MetricRollupChange): boolean {
	if (timeNs !== lastTimeNs) return timeNs > lastTimeNs;
	return value !== null && (last === null || value > last);
}

function extreme(choose: (a: number, b: number) => number, a: number | null, b: number | null): number | null {
	if (a === null || b === null) return a ?? b;
	return choose(a, b);
}
