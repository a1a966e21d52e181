import type { Db } from '../connect.ts';
import { jsonText } from '../json-text.ts';
import type { Scope } from '../scope.ts';

/** One attempt as the log keeps it. `error` null = it was taken. */
export type Attempt = { at: string; ms: number; status: number | null; error: string | null };

/** What follows from an attempt: it was taken, it is tried again in a while, or given up. */
export type AfterAttempt = { state: 'sent' } | { state: 'waiting'; inMs: number } | { state: 'failed' };

/** Notes an attempt and what follows, and lets go of the delivery. */
export async function noteAttempt(
	db: Db,
	{ projectId }: Scope,
	id: string,
	attempt: Attempt,
	after: AfterAttempt,
): Promise<void> {
	await db.query(
		`UPDATE deliveries SET state = $3, log = log || $4::jsonb, lease_until = '-infinity',
			due_at = clock_timestamp() + $5 * interval '1 millisecond',
			sent_at = CASE WHEN $3 = 'sent' THEN clock_timestamp() END
		 WHERE project_id = $1 AND id = $2 AND state = 'waiting'`,
		[projectId, id, after.state, jsonText([attempt]), after.state === 'waiting' ? after.inMs : 0],
	);
}
