import type { RangeJob } from '@spanledger/core/range-jobs/range-job';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { type RangeJobRow, rangeJobColumns, rangeJobOf } from './range-job-row.ts';

/** One job of the project, or null. */
export async function findRangeJob(
	db: Queryable,
	{ projectId }: Scope,
	{ id }: { id: string },
): Promise<RangeJob | null> {
	const { rows } = await db.query<RangeJobRow>(
		`SELECT ${rangeJobColumns} FROM range_jobs WHERE project_id = $1 AND id = $2`,
		[projectId, id],
	);
	return rows[0] === undefined ? null : rangeJobOf(rows[0]);
}
