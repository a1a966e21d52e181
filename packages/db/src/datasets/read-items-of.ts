import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { itemColumns, type StoredItem } from './dataset-row.ts';

/** Items as they stood in a version, by their ids; those that were not in it are left out. */
export async function readItemsOf(
	db: Queryable,
	{ projectId }: Scope,
	{ datasetId, version, itemIds }: { datasetId: string; version: number; itemIds: readonly string[] },
): Promise<StoredItem[]> {
	const { rows } = await db.query<StoredItem>(
		`SELECT ${itemColumns} FROM dataset_items
		 WHERE project_id = $1 AND dataset_id = $2 AND item_id = ANY($3)
			AND version_from <= $4 AND (version_to IS NULL OR version_to > $4)`,
		[projectId, datasetId, itemIds, version],
	);
	return rows;
}
