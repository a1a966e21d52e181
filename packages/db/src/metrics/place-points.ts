import type { MetricPoint } from '@spanledger/core/metrics/metric-point';
import type { Admission, WantedSeries } from './admit-series.ts';
import { seriesIdOf, uuidOf } from './series-id.ts';
import { type PointToStore, pointKey, pointToStore } from './stored-point.ts';

/** A point and the series it asks for. */
export type AskingPoint = { point: MetricPoint; seriesId: string };

export const askForSeries = (points: readonly MetricPoint[]): AskingPoint[] =>
	points.map((point) => ({ point, seriesId: seriesIdOf(point.series) }));

/** The series that points ask for, each once. */
export function wantedSeries(asking: readonly AskingPoint[]): WantedSeries[] {
	const wanted = new Map<string, WantedSeries>();
	for (const { point, seriesId } of asking) {
		const seen = new Date(Number(point.timeNs / 1_000_000n));
		const known = wanted.get(seriesId);
		if (known === undefined) wanted.set(seriesId, { id: seriesId, series: point.series, firstSeen: seen });
		else if (seen < known.firstSeen) known.firstSeen = seen;
	}
	return [...wanted.values()];
}

export type PlacedPoints = {
	/** One per stream and time. */
	points: PointToStore[];
	/** Keys of those in an "(other)" series. */
	folded: ReadonlySet<string>;
	/** Points for which there is no series at all. */
	dropped: number;
};

/** Gives every point the series that was admitted for it. */
export function placePoints(asking: readonly AskingPoint[], admission: Admission): PlacedPoints {
	const points = new Map<string, PointToStore>();
	const folded = new Set<string>();
	let dropped = 0;
	for (const { point, seriesId } of asking) {
		const admitted = admission.get(seriesId) ?? null;
		if (admitted === null) {
			dropped++;
			continue;
		}
		const streamId = uuidOf(point.stream);
		const key = pointKey(streamId, point.timeNs);
		if (points.has(key)) continue;
		points.set(key, pointToStore(point, streamId, admitted));
		if (admitted !== seriesId) folded.add(key);
	}
	return { points: [...points.values()], folded, dropped };
}
