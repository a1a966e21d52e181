import type { RangeJob } from '@spanledger/core/range-jobs/range-job';
import type { Db } from '../connect.ts';
import type { Scope } from '../scope.ts';

/** Gives a job back unfinished: the next worker takes it up at once from its saved place. */
export async function releaseRangeJob(db: Db, { projectId }: Scope, { id }: Pick<RangeJob, 'id'>): Promise<void> {
	await db.query(
		`UPDATE range_jobs SET lease_until = '-infinity', attempts = 0 WHERE project_id = $1 AND id = $2 AND state = 'running'`,
		[projectId, id],
	);
}
