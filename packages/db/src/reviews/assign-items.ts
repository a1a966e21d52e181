import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';

/** Gives traces of a review to a member, by e-mail, to look at; null gives them back to everybody. How many there were. */
export async function assignItems(
	db: Queryable,
	{ projectId }: Scope,
	{ week, positions, to }: { week: string; positions: readonly number[]; to: string | null },
): Promise<number> {
	const { rowCount } = await db.query(
		`UPDATE review_items SET assigned_to = $4 WHERE project_id = $1 AND week = $2 AND position = ANY($3)`,
		[projectId, week, positions, to],
	);
	return rowCount ?? 0;
}
