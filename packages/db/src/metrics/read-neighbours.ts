import type { Transaction } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { type CellJson, cellsFromJson, type PointToStore } from './stored-point.ts';

type Stretch = { streamId: string; from: PointToStore; to: PointToStore };

type PointRow = {
	stream_id: string;
	time_ns: bigint;
	time: Date;
	series_id: string;
	start_time_ns: bigint;
	count: bigint;
	sum: number | null;
	cells: CellJson[] | null;
};

/**
 * Of every cumulative stream among `points`: what is stored from the point before the first of them to the one after the last,
 * by stream. Two probes of the primary key per stream.
 */
export async function readNeighbours(
	tx: Transaction,
	{ projectId }: Scope,
	points: readonly PointToStore[],
): Promise<Map<string, PointToStore[]>> {
	const stretches = [...stretchesOf(points).values()];
	const found = new Map<string, PointToStore[]>();
	if (stretches.length === 0) return found;
	const { rows } = await tx.query<PointRow>({
		name: 'read-metric-neighbours',
		text: `SELECT point.* FROM unnest($2::uuid[], $3::bigint[], $4::bigint[]) AS stretch (stream_id, first_ns, last_ns),
			LATERAL (
				(SELECT ${columns} FROM metric_points
				 WHERE project_id = $1 AND stream_id = stretch.stream_id AND time_ns < stretch.first_ns ORDER BY time_ns DESC LIMIT 1)
				UNION ALL
				(SELECT ${columns} FROM metric_points
				 WHERE project_id = $1 AND stream_id = stretch.stream_id
					AND time_ns >= stretch.first_ns AND time_ns <= stretch.last_ns)
				UNION ALL
				(SELECT ${columns} FROM metric_points
				 WHERE project_id = $1 AND stream_id = stretch.stream_id AND time_ns > stretch.last_ns ORDER BY time_ns LIMIT 1)
			) AS point`,
		values: [
			projectId,
			stretches.map(({ streamId }) => streamId),
			stretches.map(({ from }) => from.timeNs),
			stretches.map(({ to }) => to.timeNs),
		],
	});
	for (const row of rows) found.set(row.stream_id, [...(found.get(row.stream_id) ?? []), pointFrom(row)]);
	return found;
}

const columns = 'stream_id, time_ns, time, series_id, start_time_ns, count, sum, cells';

function stretchesOf(points: readonly PointToStore[]): Map<string, Stretch> {
	const stretches = new Map<string, Stretch>();
	for (const point of points) {
		if (!point.accumulates) continue;
		const { streamId, timeNs } = point;
		const stretch = stretches.get(streamId) ?? { streamId, from: point, to: point };
		if (timeNs < stretch.from.timeNs) stretch.from = point;
		if (timeNs > stretch.to.timeNs) stretch.to = point;
		stretches.set(streamId, stretch);
	}
	return stretches;
}

function pointFrom(row: PointRow): PointToStore {
	return {
		streamId: row.stream_id,
		series: row.series_id,
		time: row.time,
		accumulates: true,
		startTimeNs: row.start_time_ns,
		timeNs: row.time_ns,
		count: Number(row.count),
		sum: row.sum,
		min: null,
		max: null,
		cells: cellsFromJson(row.cells),
	};
}
