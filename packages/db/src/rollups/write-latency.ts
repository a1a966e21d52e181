import { diffLatency, type HistogramChange, type SumChange } from '@spanledger/core/latency/diff-latency';
import type { LatencySample } from '@spanledger/core/latency/latency-sample';
import type { Transaction } from '../connect.ts';
import { type Column, insertRows } from '../insert-rows.ts';
import type { Scope } from '../scope.ts';

/** Takes the samples that traces gave before out of every tier and adds those they give now; equal ones cancel out. */
export async function writeLatency(
	tx: Transaction,
	{ projectId }: Scope,
	samples: { before: readonly LatencySample[]; after: readonly LatencySample[] },
	now: Date,
): Promise<void> {
	const place: Column<HistogramChange | SumChange>[] = [
		['project_id', () => projectId],
		['kind', (row) => row.kind],
		['bucket', (row) => new Date(row.bucketMs)],
		['route', (row) => row.route],
		['key', (row) => row.key],
	];
	for (const { tier, change } of diffLatency(samples, now.getTime())) {
		await addRows(tx, tier.histogram, [...place, ['log_bucket', (row) => row.logBucket]], change.histogram, [
			['samples', (row) => row.samples],
		]);
		await addRows(tx, tier.sums, place, change.sums, [
			['samples', (row) => row.samples],
			['errors', (row) => row.errors],
			['total_us', (row) => row.totalUs],
		]);
	}
}

async function addRows<Row>(
	tx: Transaction,
	table: string,
	keys: readonly Column<Row>[],
	rows: readonly Row[],
	measures: readonly Column<Row>[],
): Promise<void> {
	if (rows.length === 0) return;
	const key = keys.map(([column]) => column);
	await insertRows<never, Row>(tx, {
		table,
		statement: `add-${table}`,
		columns: [...keys, ...measures],
		key,
		rows,
		conflict: `ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${measures
			.map(([column]) => `${column} = ${table}.${column} + excluded.${column}`)
			.join(', ')}`,
	});
}
