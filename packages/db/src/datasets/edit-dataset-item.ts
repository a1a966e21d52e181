import type { ItemEdit } from '@spanledger/core/datasets/dataset-item';
import { DomainError } from '@spanledger/core/domain-error';
import type { Db } from '../connect.ts';
import { jsonText } from '../json-text.ts';
import type { Scope } from '../scope.ts';
import { changeDataset } from './change-dataset.ts';
import { itemColumns, type StoredItem } from './dataset-row.ts';
import { hashOf, writeItems } from './write-items.ts';

/** What should be answered, and the labels; older versions keep what they had. Throws DomainError('not-found'). */
export async function editDatasetItem(
	db: Db,
	scope: Scope,
	{ dataset, itemId, edit, editedBy }: { dataset: string; itemId: string; edit: ItemEdit; editedBy: string },
): Promise<{ version: number }> {
	const { version } = await changeDataset(db, scope, {
		dataset,
		change: 'edit',
		changedBy: editedBy,
		work: async (tx, { id: datasetId, next }) => {
			const key = [scope.projectId, datasetId, itemId];
			const { rows } = await tx.query<StoredItem>(
				`SELECT ${itemColumns} FROM dataset_items
				 WHERE project_id = $1 AND dataset_id = $2 AND item_id = $3 AND version_to IS NULL`,
				key,
			);
			const [before] = rows;
			if (before === undefined) throw new DomainError('not-found', 'no such item in the dataset', 'itemId');
			const isSame =
				jsonText(edit.expected) === jsonText(before.expected) && jsonText(edit.labels) === jsonText(before.labels);
			if (isSame) return { result: null, changed: 0, grown: 0 };
			await tx.query(
				`UPDATE dataset_items SET version_to = $4
				 WHERE project_id = $1 AND dataset_id = $2 AND item_id = $3 AND version_to IS NULL`,
				[...key, next],
			);
			const item = { ...before, ...edit };
			const rewritten = { id: itemId, position: before.position, item, hash: hashOf(item) };
			await writeItems(tx, scope, { datasetId, version: next, writtenBy: editedBy, rows: [rewritten] });
			return { result: null, changed: 1, grown: 0 };
		},
	});
	return { version };
}
