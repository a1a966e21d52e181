import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { itemColumns, type StoredItem } from './dataset-row.ts';

/** Items as they stood in a version, by position: those after `after`, at most `limit`. */
export async function readDatasetItems(
	db: Queryable,
	{ projectId }: Scope,
	{ datasetId, version, after, limit }: { datasetId: string; version: number; after: number; limit: number },
): Promise<StoredItem[]> {
	const { rows } = await db.query<StoredItem>(
		`SELECT ${itemColumns} FROM dataset_items
		 WHERE project_id = $1 AND dataset_id = $2 AND position > $4
			AND version_from <= $3 AND (version_to IS NULL OR version_to > $3)
		 ORDER BY position LIMIT $5`,
		[projectId, datasetId, version, after, limit],
	);
	return rows;
}
