import type { RangeJob } from '@spanledger/core/range-jobs/range-job';
import type { Db } from '../connect.ts';
import type { Scope } from '../scope.ts';

/** Notes how much there is to do, once it is known. */
export async function countRangeJob(
	db: Db,
	{ projectId }: Scope,
	job: Pick<RangeJob, 'id'>,
	total: number,
): Promise<void> {
	await db.query('UPDATE range_jobs SET total = $3 WHERE project_id = $1 AND id = $2', [projectId, job.id, total]);
}
