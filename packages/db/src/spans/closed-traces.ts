import type { Db } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { bytesOf, hexOf } from './hex.ts';

const dayMs = 86_400_000;

/**
 * Ids of the traces among `rows` that retention has closed. Only what is older than a day is asked about: no retention is
 * shorter, and nearly every batch is younger and asks nothing.
 */
export async function closedTraces(
	db: Db,
	{ projectId }: Scope,
	rows: readonly { span: { traceId: string }; start: Date }[],
	receivedAt: Date,
): Promise<Set<string>> {
	const old = rows.filter((row) => receivedAt.getTime() - row.start.getTime() > dayMs);
	if (old.length === 0) return new Set();
	const { rows: closed } = await db.query<{ trace_id: Buffer }>(
		'SELECT trace_id FROM traces WHERE project_id = $1 AND trace_id = ANY($2) AND closed',
		[projectId, [...new Set(old.map((row) => row.span.traceId))].map(bytesOf)],
	);
	return new Set(closed.map((row) => hexOf(row.trace_id)));
}
