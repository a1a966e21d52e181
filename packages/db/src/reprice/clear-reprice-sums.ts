import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';

/** Forgets the sums of a job whose result is written, and those that cancelled and failed jobs of the project left behind. */
export async function clearRepriceSums(
	tx: Queryable,
	{ projectId }: Scope,
	{ jobId }: { jobId: string },
): Promise<void> {
	await tx.query(
		`DELETE FROM reprice_sums WHERE project_id = $1 AND (job_id = $2 OR job_id NOT IN (
			SELECT id FROM range_jobs WHERE project_id = $1 AND state IN ('waiting', 'running')))`,
		[projectId, jobId],
	);
}
