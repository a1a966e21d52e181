import type { Db } from '../connect.ts';
import { bytesOf } from '../spans/hex.ts';
import type { UnsettledTrace } from './claim-unsettled.ts';

/** A trace that cannot be settled waits 2, 4, 8 … seconds, at most an hour, with its reason: it must not block the others. */
export async function deferUnsettled(db: Db, { projectId, traceId }: UnsettledTrace, reason: string): Promise<void> {
	await db.query(
		`UPDATE unsettled_traces
		SET attempts = attempts + 1, last_error = $3, lease_until = '-infinity',
			due_at = clock_timestamp() + least(3600, power(2, least(attempts + 1, 12))) * interval '1 second'
		WHERE project_id = $1 AND trace_id = $2`,
		[projectId, bytesOf(traceId), reason.slice(0, 1_000)],
	);
}
