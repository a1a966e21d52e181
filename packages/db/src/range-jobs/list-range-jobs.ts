import type { RangeJob, RangeJobKind } from '@spanledger/core/range-jobs/range-job';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { type RangeJobRow, rangeJobColumns, rangeJobOf } from './range-job-row.ts';

/** A project's jobs of a kind, newest first. */
export async function listRangeJobs(
	db: Queryable,
	{ projectId }: Scope,
	{ kind, limit }: { kind: RangeJobKind; limit: number },
): Promise<RangeJob[]> {
	const { rows } = await db.query<RangeJobRow>(
		`SELECT ${rangeJobColumns} FROM range_jobs WHERE project_id = $1 AND kind = $2 ORDER BY created_at DESC, id LIMIT $3`,
		[projectId, kind, limit],
	);
	return rows.map(rangeJobOf);
}
