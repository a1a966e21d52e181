import type { ItemEdit } from '@spanledger/core/datasets/dataset-item';
import { DomainError } from '@spanledger/core/domain-error';
import type { Db, Transaction } from '../connect.ts';
import { jsonText } from '../json-text.ts';
import type { Scope } from '../scope.ts';
import { changeDataset } from './change-dataset.ts';
import { itemColumns, type StoredItem } from './dataset-row.ts';
import { refuseTooLarge } from './refuse-too-large.ts';
import { hashOf, writeItems } from './write-items.ts';

type Order = { dataset: string; itemId: string; edit: ItemEdit; editedBy: string };
type Place = { datasetId: string; itemId: string };

/**
 * What should be answered, the labels and the documents; older versions keep what they had. Throws DomainError('not-found'), 'too-large', and
 * 'conflict' when with these documents it would be the same as another item.
 */
export async function editDatasetItem(
	db: Db,
	scope: Scope,
	{ dataset, itemId, edit, editedBy }: Order,
): Promise<{ version: number }> {
	const { version } = await changeDataset(db, scope, {
		dataset,
		change: 'edit',
		changedBy: editedBy,
		work: async (tx, { id: datasetId, next }) => {
			const before = await standingItem(tx, scope, { datasetId, itemId });
			if (isSame(before, edit)) return { result: null, changed: 0, grown: 0 };
			const item = { ...before, ...edit };
			const hash = hashOf(item);
			refuseTooLarge(item);
			await refuseDuplicate(tx, scope, { datasetId, itemId }, hash);
			await tx.query(
				`UPDATE dataset_items SET version_to = $4
				 WHERE project_id = $1 AND dataset_id = $2 AND item_id = $3 AND version_to IS NULL`,
				[scope.projectId, datasetId, itemId, next],
			);
			const rewritten = { id: itemId, position: before.position, item, hash };
			await writeItems(tx, scope, { datasetId, version: next, writtenBy: editedBy, rows: [rewritten] });
			return { result: null, changed: 1, grown: 0 };
		},
	});
	return { version };
}

const isSame = (before: ItemEdit | StoredItem, edit: ItemEdit): boolean =>
	(['expected', 'labels', 'context'] as const).every((part) => jsonText(before[part]) === jsonText(edit[part]));

async function standingItem(tx: Transaction, { projectId }: Scope, { datasetId, itemId }: Place): Promise<StoredItem> {
	const { rows } = await tx.query<StoredItem>(
		`SELECT ${itemColumns} FROM dataset_items
		 WHERE project_id = $1 AND dataset_id = $2 AND item_id = $3 AND version_to IS NULL`,
		[projectId, datasetId, itemId],
	);
	const [found] = rows;
	if (found === undefined) throw new DomainError('not-found', 'no such item in the dataset', 'itemId');
	return found;
}

async function refuseDuplicate(
	tx: Transaction,
	{ projectId }: Scope,
	{ datasetId, itemId }: Place,
	hash: Buffer,
): Promise<void> {
	const { rows } = await tx.query<{ position: number }>(
		`SELECT position FROM dataset_items
		 WHERE project_id = $1 AND dataset_id = $2 AND content_hash = $3 AND item_id <> $4 AND version_to IS NULL`,
		[projectId, datasetId, hash, itemId],
	);
	const [other] = rows;
	if (other !== undefined)
		throw new DomainError('conflict', `item ${other.position} asks the same with the same documents`, 'context');
}
