import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';

export type DeadLetter = {
	id: string;
	signal: string;
	contentType: string;
	reason: string;
	receivedAt: Date;
	failedAt: Date;
};

/** The project's dead letters without their bytes, newest first. */
export async function listDeadLetters(
	db: Queryable,
	{ projectId }: Scope,
	{ limit = 100 }: { limit?: number } = {},
): Promise<DeadLetter[]> {
	const { rows } = await db.query<DeadLetter>(
		`SELECT id, signal, content_type AS "contentType", reason, received_at AS "receivedAt", failed_at AS "failedAt"
		 FROM dead_letters WHERE project_id = $1 ORDER BY failed_at DESC, id LIMIT $2`,
		[projectId, limit],
	);
	return rows;
}
