import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import type { DatasetChange } from './change-dataset.ts';

export type DatasetVersion = {
	version: number;
	change: DatasetChange;
	/** Items it touched, and items there are after it. */
	changed: number;
	items: number;
	createdBy: string;
	createdAt: Date;
};

/** The latest first. */
export async function listDatasetVersions(
	db: Queryable,
	{ projectId }: Scope,
	{ datasetId, limit }: { datasetId: string; limit: number },
): Promise<DatasetVersion[]> {
	const { rows } = await db.query<DatasetVersion>(
		`SELECT version, change, changed, items, created_by AS "createdBy", created_at AS "createdAt"
		 FROM dataset_versions WHERE project_id = $1 AND dataset_id = $2 ORDER BY version DESC LIMIT $3`,
		[projectId, datasetId, limit],
	);
	return rows;
}
