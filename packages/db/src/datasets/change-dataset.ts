import { DomainError } from '@spanledger/core/domain-error';
import type { Db, Transaction } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import type { Scope } from '../scope.ts';

export type DatasetChange = 'add' | 'edit' | 'remove';

/** A dataset that nobody else changes until the transaction ends. */
export type HeldDataset = { id: string; version: number; items: number; nextPosition: number };

type Order<Result> = {
	dataset: string;
	/** Makes the dataset when there is none of this name. */
	create?: boolean;
	change: DatasetChange;
	changedBy: string;
	/** `next` is the version that the change makes; says how many items it touched, and by how many they have grown in number. */
	work: (
		tx: Transaction,
		held: HeldDataset & { next: number },
	) => Promise<{ result: Result; changed: number; grown: number }>;
};

/**
 * Every change of items goes through here: it locks the dataset, and makes one new version if, and only if, something was changed.
 * Answers the version that stands afterwards. Throws DomainError('not-found').
 */
export async function changeDataset<Result>(
	db: Db,
	scope: Scope,
	{ dataset, create = false, change, changedBy, work }: Order<Result>,
): Promise<{ version: number; result: Result }> {
	return inTransaction(db, async (tx) => {
		if (create) await ensureDataset(tx, scope, dataset, changedBy);
		const held = await holdDataset(tx, scope, dataset);
		const next = held.version + 1;
		const { result, changed, grown } = await work(tx, { ...held, next });
		if (changed === 0) return { version: held.version, result };
		const items = held.items + grown;
		await tx.query(
			`UPDATE datasets SET version = $3, items = $4, next_position = next_position + greatest($5, 0), updated_at = now()
			 WHERE project_id = $1 AND id = $2`,
			[scope.projectId, held.id, next, items, grown],
		);
		await tx.query(
			`INSERT INTO dataset_versions (project_id, dataset_id, version, change, changed, items, created_by)
			 VALUES ($1, $2, $3, $4, $5, $6, $7)`,
			[scope.projectId, held.id, next, change, changed, items, changedBy],
		);
		return { version: next, result };
	});
}

async function ensureDataset(tx: Transaction, { projectId }: Scope, name: string, createdBy: string): Promise<void> {
	await tx.query(
		`INSERT INTO datasets (project_id, name, created_by) VALUES ($1, $2, $3) ON CONFLICT (project_id, name) DO NOTHING`,
		[projectId, name, createdBy],
	);
}

async function holdDataset(tx: Transaction, { projectId }: Scope, name: string): Promise<HeldDataset> {
	const { rows } = await tx.query<HeldDataset>(
		`SELECT id, version, items, next_position AS "nextPosition" FROM datasets
		 WHERE project_id = $1 AND name = $2 FOR UPDATE`,
		[projectId, name],
	);
	const [held] = rows;
	if (held === undefined) throw new DomainError('not-found', `no dataset "${name}"`, 'dataset');
	return held;
}
