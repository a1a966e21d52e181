import type { RunResult } from '@spanledger/core/datasets/runs/run-result';
import { DomainError } from '@spanledger/core/domain-error';
import type { Db, Transaction } from '../../connect.ts';
import { inTransaction } from '../../in-transaction.ts';
import type { Scope } from '../../scope.ts';
import type { Dataset } from '../dataset-row.ts';
import { findDataset } from '../find-dataset.ts';
import { sumResults } from './sum-results.ts';
import { type HeldRun, writeResults } from './write-results.ts';

type Order = {
	dataset: string;
	run: string;
	/** The version it ran over; the latest for a new run, the run's own for one that has begun. */
	version?: number | undefined;
	/** At most one per item. */
	results: readonly RunResult[];
};

/**
 * Puts results into a run, which begins with the first; another result for an item takes the place of the earlier, so that sending again
 * changes nothing. Results for items that are not in the run's version are passed over: `unknown` has their ids. Throws
 * DomainError('not-found'), 'invalid' for a version that never was, 'conflict' when the run has begun over another.
 */
export async function postResults(
	db: Db,
	scope: Scope,
	{ dataset, run, version, results }: Order,
): Promise<{ version: number; stored: number; unknown: string[] }> {
	return inTransaction(db, async (tx) => {
		const { id: datasetId, version: latest } = await keepDataset(tx, scope, dataset);
		if (version !== undefined && (version > latest || version < 1))
			throw new DomainError('invalid', `"${dataset}" has versions 1 to ${latest}, not ${version}`, 'version');
		const held = await holdRun(tx, scope, { datasetId, name: run, version: version ?? latest });
		if (version !== undefined && held.version !== version) {
			const message = `run "${run}" has begun over version ${held.version}; name another run for version ${version}`;
			throw new DomainError('conflict', message, 'version');
		}
		const known = await knownItems(tx, scope, held, results);
		const stored = results.filter(({ itemId }) => known.has(itemId));
		const before = await writeResults(tx, scope, held, stored);
		await sumResults(tx, scope, held, before, stored);
		if (held.results === 0 && stored.length === 0) await dropRun(tx, scope, held);
		const unknown = results.map(({ itemId }) => itemId).filter((id) => !known.has(id));
		return { version: held.version, stored: stored.length, unknown };
	});
}

/** The dataset, which nobody removes until the transaction ends: no results may come to stand under none. */
async function keepDataset(tx: Transaction, scope: Scope, name: string): Promise<Dataset> {
	await tx.query('SELECT 1 FROM datasets WHERE project_id = $1 AND name = $2 FOR KEY SHARE', [scope.projectId, name]);
	return findDataset(tx, scope, { name });
}

/** Two that begin a run at once: the second waits here for the first, and takes its version. */
async function holdRun(
	tx: Transaction,
	{ projectId }: Scope,
	{ datasetId, name, version }: { datasetId: string; name: string; version: number },
): Promise<HeldRun & { results: number }> {
	await tx.query(
		`INSERT INTO dataset_runs (project_id, dataset_id, name, version) VALUES ($1, $2, $3, $4)
		 ON CONFLICT (project_id, dataset_id, name) DO NOTHING`,
		[projectId, datasetId, name, version],
	);
	const { rows } = await tx.query<HeldRun & { results: number }>(
		`SELECT dataset_id AS "datasetId", id, version, results FROM dataset_runs
		 WHERE project_id = $1 AND dataset_id = $2 AND name = $3 FOR UPDATE`,
		[projectId, datasetId, name],
	);
	const [held] = rows;
	if (held === undefined) throw new DomainError('unavailable', 'the run was removed meanwhile; send again', 'run');
	return held;
}

async function knownItems(
	tx: Transaction,
	{ projectId }: Scope,
	{ datasetId, version }: HeldRun,
	results: readonly RunResult[],
): Promise<ReadonlySet<string>> {
	const { rows } = await tx.query<{ id: string }>(
		`SELECT item_id AS id FROM dataset_items WHERE project_id = $1 AND dataset_id = $2 AND item_id = ANY($3)
			AND version_from <= $4 AND (version_to IS NULL OR version_to > $4)`,
		[projectId, datasetId, results.map(({ itemId }) => itemId), version],
	);
	return new Set(rows.map(({ id }) => id));
}

/** A run of nothing but refused results never began. */
async function dropRun(tx: Transaction, { projectId }: Scope, { datasetId, id }: HeldRun): Promise<void> {
	await tx.query('DELETE FROM dataset_runs WHERE project_id = $1 AND dataset_id = $2 AND id = $3', [
		projectId,
		datasetId,
		id,
	]);
}
