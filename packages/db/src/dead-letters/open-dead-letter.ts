import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { unseal } from '../sealing/seal.ts';

/** The bytes of a dead letter (gzipped as they were queued), or null when there is none. Throws under another secret. */
export async function openDeadLetter(
	db: Queryable,
	{ projectId }: Scope,
	{ id, secret }: { id: string; secret: string },
): Promise<Buffer | null> {
	const { rows } = await db.query<{ sealed_body: Buffer }>(
		'SELECT sealed_body FROM dead_letters WHERE project_id = $1 AND id = $2',
		[projectId, id],
	);
	return rows[0] === undefined ? null : unseal(rows[0].sealed_body, secret);
}
