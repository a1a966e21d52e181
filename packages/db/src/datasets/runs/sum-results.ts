import { type MarkChange, markChanges } from '@spanledger/core/datasets/runs/mark-changes';
import { picoUsdFrom, usdText } from '@spanledger/core/money/pico-usd';
import type { Transaction } from '../../connect.ts';
import { insertRows } from '../../insert-rows.ts';
import type { Scope } from '../../scope.ts';
import type { CountedResult, HeldRun } from './write-results.ts';

/** Keeps a run's sums by the difference between the results that were there and those that took their place. */
export async function sumResults(
	tx: Transaction,
	scope: Scope,
	run: HeldRun,
	before: readonly CountedResult[],
	after: readonly CountedResult[],
): Promise<void> {
	if (after.length === 0) return;
	const [gone, come] = [totalsOf(before), totalsOf(after)];
	await tx.query(
		`UPDATE dataset_runs SET results = results + $4, errors = errors + $5, costed = costed + $6, cost_usd = cost_usd + $7,
			timed = timed + $8, duration_us = duration_us + $9, updated_at = clock_timestamp()
		 WHERE project_id = $1 AND dataset_id = $2 AND id = $3`,
		[
			...[scope.projectId, run.datasetId, run.id, come.results - gone.results, come.errors - gone.errors],
			...[come.costed - gone.costed, usdText(come.costPico - gone.costPico), come.timed - gone.timed],
			come.durationUs - gone.durationUs,
		],
	);
	const scoresOf = (results: readonly CountedResult[]) => results.flatMap(({ scores }) => scores);
	await addMarks(tx, scope, run, markChanges(scoresOf(before), scoresOf(after)));
}

const totalsOf = (results: readonly CountedResult[]) => {
	const costs = results.flatMap(({ costUsd }) => (costUsd === null ? [] : [picoUsdFrom(costUsd)]));
	const durations = results.flatMap(({ durationMs }) => (durationMs === null ? [] : [Math.round(durationMs * 1_000)]));
	return {
		results: results.length,
		errors: results.filter(({ error }) => error !== null).length,
		costed: costs.length,
		costPico: costs.reduce((sum, pico) => sum + pico, 0n),
		timed: durations.length,
		durationUs: durations.reduce((sum, us) => sum + us, 0),
	};
};

async function addMarks(
	tx: Transaction,
	{ projectId }: Scope,
	{ datasetId, id }: HeldRun,
	changes: readonly MarkChange[],
): Promise<void> {
	await insertRows<never, MarkChange>(tx, {
		table: 'dataset_run_scores',
		columns: [
			['project_id', () => projectId],
			['dataset_id', () => datasetId],
			['run_id', () => id],
			['name', ({ name }) => name],
			['data_type', ({ dataType }) => dataType],
			['value', ({ value }) => value],
			['count', ({ by }) => by],
		],
		key: ['project_id', 'dataset_id', 'run_id', 'name', 'data_type', 'value'],
		rows: changes,
		conflict: `ON CONFLICT (project_id, dataset_id, run_id, name, data_type, value) DO UPDATE SET
			count = dataset_run_scores.count + excluded.count`,
	});
	await tx.query(
		'DELETE FROM dataset_run_scores WHERE project_id = $1 AND dataset_id = $2 AND run_id = $3 AND count = 0',
		[projectId, datasetId, id],
	);
}
