import type { Transaction } from '../connect.ts';
import { insertRows } from '../insert-rows.ts';
import { jsonText } from '../json-text.ts';
import type { Scope } from '../scope.ts';
import { cellsToJson, type PointToStore, pointKey } from './stored-point.ts';

/** Writes the points that are not there yet and gives those back. What a state or a delta said is in the rollups; only its key is kept. */
export async function insertPoints(
	tx: Transaction,
	{ projectId }: Scope,
	points: readonly PointToStore[],
): Promise<PointToStore[]> {
	const written = await insertRows<{ stream_id: string; time_ns: bigint }, PointToStore>(tx, {
		table: 'metric_points',
		statement: 'insert-metric-points',
		columns: [
			['project_id', () => projectId],
			['stream_id', ({ streamId }) => streamId],
			['time_ns', ({ timeNs }) => timeNs],
			['time', ({ time }) => time],
			['series_id', ({ series }) => series],
			['start_time_ns', ({ startTimeNs }) => startTimeNs],
			['count', ({ accumulates, count }) => (accumulates ? count : 0)],
			['sum', ({ accumulates, sum }) => (accumulates ? sum : null)],
			['cells', ({ accumulates, cells }) => (accumulates && cells.length > 0 ? jsonText(cellsToJson(cells)) : null)],
		],
		key: ['project_id', 'stream_id', 'time_ns', 'time'],
		rows: points,
		conflict: 'ON CONFLICT DO NOTHING',
		returning: 'stream_id, time_ns',
	});
	const keys = new Set(written.map((row) => pointKey(row.stream_id, row.time_ns)));
	return points.filter(({ streamId, timeNs }) => keys.has(pointKey(streamId, timeNs)));
}
