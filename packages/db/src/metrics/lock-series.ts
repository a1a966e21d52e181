import type { Transaction } from '../connect.ts';
import type { Scope } from '../scope.ts';
import type { PointToStore } from './stored-point.ts';

/** `last_seen` is moved in steps, not with every export. */
export const lastSeenStepMs = 300_000;

/** Series that were admitted and are no longer there: somebody has deleted them. Admit again. */
export class SeriesGone extends Error {
	override readonly name = 'SeriesGone';
}

type Seen = { first: Date; last: Date };

/**
 * Holds the series of `points` until the transaction ends: what a point is worth depends on its neighbours, so two writers must not
 * look for them at once. In the order of the key, first of all locks. Moves `first_seen` and `last_seen`. Throws SeriesGone.
 */
export async function lockSeries(
	tx: Transaction,
	{ projectId }: Scope,
	points: readonly PointToStore[],
): Promise<void> {
	const seen = seenBySeries(points);
	const { rows } = await tx.query<{ series_id: string; first_seen: Date; last_seen: Date }>({
		name: 'lock-metric-series',
		text: `SELECT series_id, first_seen, last_seen FROM metric_series
			WHERE project_id = $1 AND series_id = ANY($2::uuid[]) ORDER BY series_id FOR NO KEY UPDATE`,
		values: [projectId, [...seen.keys()]],
	});
	if (rows.length < seen.size) throw new SeriesGone(`${seen.size - rows.length} series are gone`);
	const moved = rows.filter(({ series_id: id, first_seen: first, last_seen: last }) => {
		const now = seen.get(id);
		return now !== undefined && (now.first < first || now.last.getTime() >= last.getTime() + lastSeenStepMs);
	});
	if (moved.length === 0) return;
	await tx.query(
		`UPDATE metric_series AS series
		 SET first_seen = least(series.first_seen, seen.first), last_seen = greatest(series.last_seen, seen.last)
		 FROM unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[]) AS seen (id, first, last)
		 WHERE series.project_id = $1 AND series.series_id = seen.id`,
		[
			projectId,
			moved.map((row) => row.series_id),
			moved.map((row) => seen.get(row.series_id)?.first),
			moved.map((row) => seen.get(row.series_id)?.last),
		],
	);
}

function seenBySeries(points: readonly PointToStore[]): Map<string, Seen> {
	const seen = new Map<string, Seen>();
	for (const { series, time } of points) {
		const known = seen.get(series) ?? { first: time, last: time };
		if (time < known.first) known.first = time;
		if (time > known.last) known.last = time;
		seen.set(series, known);
	}
	return seen;
}
