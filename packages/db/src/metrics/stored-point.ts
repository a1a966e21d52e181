import type { MetricCell } from '@spanledger/core/metrics/metric-cells';
import type { MetricPoint } from '@spanledger/core/metrics/metric-point';
import type { StreamPoint } from '@spanledger/core/metrics/reduce-points';
import { startTime } from '../spans/start-time.ts';

/** A point with its place in the tables. */
export type PointToStore = StreamPoint & { streamId: string; time: Date };

export function pointToStore(point: MetricPoint, streamId: string, series: string): PointToStore {
	const { accumulates, startTimeNs, timeNs, count, sum, min, max, cells } = point;
	return {
		streamId,
		series,
		time: startTime(timeNs),
		accumulates,
		startTimeNs,
		timeNs,
		count,
		sum,
		min,
		max,
		cells,
	};
}

export const pointKey = (streamId: string, timeNs: bigint): string => `${streamId} ${timeNs}`;

/** `[low, high, count]`; JSON has no infinity, so null stands for it. */
export type CellJson = [low: number | null, high: number | null, count: number];

export function cellsToJson(cells: readonly MetricCell[]): CellJson[] {
	const finite = (bound: number) => (Number.isFinite(bound) ? bound : null);
	return cells.map(({ low, high, count }) => [finite(low), finite(high), count]);
}

export function cellsFromJson(json: readonly CellJson[] | null): MetricCell[] {
	return (json ?? []).map(([low, high, count]) => ({
		low: low ?? Number.NEGATIVE_INFINITY,
		high: high ?? Number.POSITIVE_INFINITY,
		count,
	}));
}
