import type { RangeJob } from '@spanledger/core/range-jobs/range-job';
import type { Db } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { type RangeJobRow, rangeJobColumns, rangeJobOf } from './range-job-row.ts';

/** Work in hand: the job, whose it is, and the place an earlier worker reached; null at the start. */
export type ClaimedRangeJob = { scope: Scope; job: RangeJob; place: unknown };

/** Work that failed this often in a row is given up. */
export const mostAttempts = 5;

/** Takes the oldest open job that nobody holds, under a lease that each saved step renews; null when there is none. */
export async function claimRangeJob(db: Db, { leaseMs }: { leaseMs: number }): Promise<ClaimedRangeJob | null> {
	const { rows } = await db.query<RangeJobRow & { project_id: string; place: unknown }>(
		`WITH next AS (
			SELECT project_id, id FROM range_jobs
			WHERE state IN ('waiting', 'running') AND lease_until < clock_timestamp()
			ORDER BY created_at
			LIMIT 1
			FOR UPDATE SKIP LOCKED
		)
		UPDATE range_jobs j
		SET state = 'running', started_at = coalesce(j.started_at, clock_timestamp()), attempts = j.attempts + 1,
			lease_until = clock_timestamp() + $1 * interval '1 millisecond'
		FROM next WHERE j.project_id = next.project_id AND j.id = next.id
		RETURNING j.project_id, j.place, ${rangeJobColumns
			.split(',')
			.map((column) => `j.${column.trim()}`)
			.join(', ')}`,
		[leaseMs],
	);
	const [row] = rows;
	return row === undefined ? null : { scope: { projectId: row.project_id }, job: rangeJobOf(row), place: row.place };
}
