import type { Db } from '../connect.ts';

/**
 * Removes the rows of settled traces that got no span since `before`. Large traces keep their row after settling, so that the
 * next wait counts from there; a day later nobody needs it. Returns how many went.
 */
export async function forgetSettled(db: Db, { before }: { before: Date }): Promise<number> {
	const { rowCount } = await db.query(`DELETE FROM unsettled_traces WHERE due_at = 'infinity' AND last_seen < $1`, [
		before,
	]);
	return rowCount ?? 0;
}
