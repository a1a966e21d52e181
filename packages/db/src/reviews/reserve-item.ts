import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';

/** A trace is held so long for whoever opened it; opening it again holds it longer. */
const heldMs = 10 * 60_000;

export type Hold = { week: string; position: number; by: string; now: Date };

/** Holds a trace for one person by compare-and-set. null = it is theirs; else who has it. Traces of nobody's review count as theirs. */
export async function reserveItem(
	db: Queryable,
	{ projectId }: Scope,
	{ week, position, by, now }: Hold,
): Promise<string | null> {
	const { rowCount } = await db.query(
		`UPDATE review_items SET reserved_by = $4, reserved_until = $6
		 WHERE project_id = $1 AND week = $2 AND position = $3
			AND (reserved_by IS NULL OR reserved_by = $4 OR reserved_until <= $5)`,
		[projectId, week, position, by, now, new Date(now.getTime() + heldMs)],
	);
	if (rowCount === 1) return null;
	const { rows } = await db.query<{ heldBy: string | null }>(
		`SELECT reserved_by AS "heldBy" FROM review_items WHERE project_id = $1 AND week = $2 AND position = $3`,
		[projectId, week, position],
	);
	return rows[0]?.heldBy ?? null;
}
