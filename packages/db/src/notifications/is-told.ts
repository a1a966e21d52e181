import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';

/** Whether an event of that key was told: spares reckoning it. Who decides is `enqueueNotification`. */
export async function isTold(db: Queryable, { projectId }: Scope, key: string): Promise<boolean> {
	const { rows } = await db.query('SELECT 1 FROM notifications WHERE project_id = $1 AND event_key = $2', [
		projectId,
		key,
	]);
	return rows.length > 0;
}
