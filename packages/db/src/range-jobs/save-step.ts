import type { RangeJob } from '@spanledger/core/range-jobs/range-job';
import type { Queryable } from '../connect.ts';
import { jsonText } from '../json-text.ts';
import type { Scope } from '../scope.ts';

/** How far a job has come. `place` is its own business; null = it is done. `done` counts from its start. */
export type RangeStep = { place: unknown; done: number; result: unknown };

/**
 * Saves how far a job has come and renews its lease. Called in the transaction of the step's own writes, so that both stand
 * or neither. `from` is the place where the step began. false = the step must be taken back: the job was cancelled meanwhile, or
 * another worker, which took it over when our lease had run out, has done this step already.
 */
export async function saveStep(
	tx: Queryable,
	{ projectId }: Scope,
	{ id }: Pick<RangeJob, 'id'>,
	{ from, place, done, result, leaseMs }: RangeStep & { from: unknown; leaseMs: number },
): Promise<boolean> {
	const { rowCount } = await tx.query(
		`UPDATE range_jobs SET place = $3, done = $4, result = $5, attempts = 0,
			lease_until = clock_timestamp() + $6 * interval '1 millisecond',
			state = CASE WHEN $3::jsonb IS NULL THEN 'done' ELSE state END,
			finished_at = CASE WHEN $3::jsonb IS NULL THEN clock_timestamp() END
		 WHERE project_id = $1 AND id = $2 AND state = 'running' AND place IS NOT DISTINCT FROM $7::jsonb`,
		[projectId, id, placeText(place), done, jsonText(result), leaseMs, placeText(from)],
	);
	return rowCount === 1;
}

const placeText = (place: unknown): string | null => (place === null ? null : jsonText(place));
