import { usdText } from '@spanledger/core/money/pico-usd';
import type { KeyedSums } from '@spanledger/core/reprice/reprice-sums';
import type { Queryable } from '../connect.ts';
import { type Column, insertRows } from '../insert-rows.ts';
import type { Scope } from '../scope.ts';

const key = ['project_id', 'job_id', 'dimension', 'key'];

const measures: readonly Column<KeyedSums>[] = [
	['calls', (row) => row.calls],
	['changed', (row) => row.changed],
	['newly_priced', (row) => row.newlyPriced],
	['no_longer_priced', (row) => row.noLongerPriced],
	['still_unpriced', (row) => row.stillUnpriced],
	['before_usd', (row) => usdText(row.beforeUsd)],
	['after_usd', (row) => usdText(row.afterUsd)],
];

/** Adds a step's sums by model and tenant to those of its job, in the step's own transaction. */
export async function addRepriceSums(
	tx: Queryable,
	{ projectId }: Scope,
	{ jobId, sums }: { jobId: string; sums: readonly KeyedSums[] },
): Promise<void> {
	await insertRows<never, KeyedSums>(tx, {
		table: 'reprice_sums',
		statement: 'add-reprice-sums',
		columns: [
			['project_id', () => projectId],
			['job_id', () => jobId],
			['dimension', (row) => row.dimension],
			['key', (row) => row.key],
			...measures,
		],
		key,
		rows: sums,
		conflict: `ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${measures
			.map(([name]) => `${name} = reprice_sums.${name} + excluded.${name}`)
			.join(', ')}`,
	});
}
