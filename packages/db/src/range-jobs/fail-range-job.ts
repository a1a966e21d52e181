import type { RangeJob } from '@spanledger/core/range-jobs/range-job';
import type { Db } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { mostAttempts } from './claim-range-job.ts';

/** Lets go of a job after a fault: it is taken up again from its saved place in a while, and fails for good at the fifth fault in a row. */
export async function failRangeJob(
	db: Db,
	{ projectId }: Scope,
	{ id }: Pick<RangeJob, 'id'>,
	reason: string,
): Promise<void> {
	await db.query(
		`UPDATE range_jobs SET error = $3, lease_until = clock_timestamp() + attempts * interval '2 seconds',
			state = CASE WHEN attempts >= $4 THEN 'failed' ELSE state END,
			finished_at = CASE WHEN attempts >= $4 THEN clock_timestamp() END
		 WHERE project_id = $1 AND id = $2 AND state = 'running'`,
		[projectId, id, reason, mostAttempts],
	);
}
