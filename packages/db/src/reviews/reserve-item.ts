import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';

/** A trace is held so long for whoever opened it; opening it again holds it longer. */
const heldMs = 10 * 60_000;

/** Holds a trace for one person by compare-and-set: false while somebody else has it. */
export async function reserveItem(
	db: Queryable,
	{ projectId }: Scope,
	{ week, position, by, now }: { week: string; position: number; by: string; now: Date },
): Promise<boolean> {
	const { rowCount } = await db.query(
		`UPDATE review_items SET reserved_by = $4, reserved_until = $6
		 WHERE project_id = $1 AND week = $2 AND position = $3
			AND (reserved_by IS NULL OR reserved_by = $4 OR reserved_until <= $5)`,
		[projectId, week, position, by, now, new Date(now.getTime() + heldMs)],
	);
	return rowCount === 1;
}
