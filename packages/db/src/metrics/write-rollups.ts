import type {
	MetricCellChange,
	MetricGrain,
	MetricRollupChange,
	MetricRollupChanges,
} from '@spanledger/core/metrics/metric-rollup';
import type { Transaction } from '../connect.ts';
import { insertRows } from '../insert-rows.ts';
import type { Scope } from '../scope.ts';

/** The tables of a grain. */
export const metricTables = {
	minute: { rows: 'metric_minutes', cells: 'metric_minute_cells' },
	quarter: { rows: 'metric_quarters', cells: 'metric_quarter_cells' },
} as const satisfies { [grain in MetricGrain]: { rows: string; cells: string } };

/** Adds the changes to the rollups of one grain: one sorted upsert per table. */
export async function writeMetricRollups(
	tx: Transaction,
	scope: Scope,
	grain: MetricGrain,
	{ rows, cells }: MetricRollupChanges,
): Promise<void> {
	await writeRows(tx, scope, metricTables[grain].rows, rows);
	await writeCells(tx, scope, metricTables[grain].cells, cells);
}

function writeRows(
	tx: Transaction,
	{ projectId }: Scope,
	table: string,
	rows: readonly MetricRollupChange[],
): Promise<never[]> {
	const key = ['project_id', 'series_id', 'bucket'];
	// Of two values at one moment the greater is kept, whichever came first.
	const isLater = `(excluded.last_time_ns, excluded.last) > (${table}.last_time_ns, ${table}.last)`;
	return insertRows<never, MetricRollupChange>(tx, {
		table,
		statement: `add-${table}`,
		columns: [
			['project_id', () => projectId],
			['series_id', ({ series }) => series],
			['bucket', ({ bucketMs }) => new Date(bucketMs)],
			['points', ({ points }) => points],
			['count', ({ count }) => count],
			['sum', ({ sum }) => sum],
			['covered_ms', ({ coveredMs }) => coveredMs],
			['min', ({ min }) => min],
			['max', ({ max }) => max],
			['last', ({ last }) => last],
			['last_time_ns', ({ lastTimeNs }) => lastTimeNs],
		],
		key,
		rows,
		conflict: `ON CONFLICT (${key.join(', ')}) DO UPDATE SET
			points = ${table}.points + excluded.points,
			count = ${table}.count + excluded.count,
			sum = ${table}.sum + excluded.sum,
			covered_ms = ${table}.covered_ms + excluded.covered_ms,
			min = least(${table}.min, excluded.min),
			max = greatest(${table}.max, excluded.max),
			last = CASE WHEN ${isLater} THEN excluded.last ELSE ${table}.last END,
			last_time_ns = greatest(${table}.last_time_ns, excluded.last_time_ns)`,
	});
}

function writeCells(
	tx: Transaction,
	{ projectId }: Scope,
	table: string,
	cells: readonly MetricCellChange[],
): Promise<never[]> {
	const key = ['project_id', 'series_id', 'bucket', 'low', 'high'];
	return insertRows<never, MetricCellChange>(tx, {
		table,
		statement: `add-${table}`,
		columns: [
			['project_id', () => projectId],
			['series_id', ({ series }) => series],
			['bucket', ({ bucketMs }) => new Date(bucketMs)],
			['low', ({ low }) => low],
			['high', ({ high }) => high],
			['count', ({ count }) => count],
		],
		key,
		rows: cells,
		conflict: `ON CONFLICT (${key.join(', ')}) DO UPDATE SET count = ${table}.count + excluded.count`,
	});
}
