import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import type { Hold } from './reserve-item.ts';

/** Lets go of a trace that one has moved on from, so that the next person need not wait; what somebody else holds stays theirs. */
export async function releaseItem(
	db: Queryable,
	{ projectId }: Scope,
	{ week, position, by }: Omit<Hold, 'now'>,
): Promise<void> {
	await db.query(
		`UPDATE review_items SET reserved_by = NULL, reserved_until = NULL
		 WHERE project_id = $1 AND week = $2 AND position = $3 AND reserved_by = $4`,
		[projectId, week, position, by],
	);
}
