import type { Db } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { changeDataset } from './change-dataset.ts';

/** Takes items out of the latest version; older versions keep them. Ids that are not in it are passed over. */
export async function removeDatasetItems(
	db: Db,
	scope: Scope,
	{ dataset, itemIds, removedBy }: { dataset: string; itemIds: readonly string[]; removedBy: string },
): Promise<{ version: number; removed: number }> {
	const { version, result } = await changeDataset(db, scope, {
		dataset,
		change: 'remove',
		changedBy: removedBy,
		work: async (tx, { id, next }) => {
			const { rowCount } = await tx.query(
				`UPDATE dataset_items SET version_to = $4
				 WHERE project_id = $1 AND dataset_id = $2 AND item_id = ANY($3) AND version_to IS NULL`,
				[scope.projectId, id, itemIds, next],
			);
			const removed = rowCount ?? 0;
			return { result: removed, changed: removed, grown: -removed };
		},
	});
	return { version, removed: result };
}
