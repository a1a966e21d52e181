import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { bytesOf, hexOf } from '../spans/hex.ts';

/** Between which moments spans that link to a trace started; `to` is exclusive. */
export type LinkBounds = { from: Date; to: Date };

const dayMs = 86_400_000;

/** Of traces that others link to, by trace id; one row or a few by primary key each, however many link there. */
export async function linkBounds(
	db: Queryable,
	{ projectId }: Scope,
	traceIds: readonly string[],
): Promise<Map<string, LinkBounds>> {
	const { rows } = await db.query<{ trace_id: Buffer; first: Date; last: Date }>({
		name: 'link-bounds',
		text: `SELECT trace_id, min(day) AS first, max(day) AS last FROM link_days
			WHERE project_id = $1 AND trace_id = ANY($2) GROUP BY trace_id`,
		values: [projectId, traceIds.map(bytesOf)],
	});
	return new Map(
		rows.map(({ trace_id, first, last }) => [hexOf(trace_id), { from: first, to: new Date(last.getTime() + dayMs) }]),
	);
}
