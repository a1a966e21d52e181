import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';

const dayMs = 86_400_000;

/** The first UTC day of the stretch, clipped to it, that has a span of the project; null when no day has. */
export async function nextSpanDay(
	db: Queryable,
	{ projectId }: Scope,
	{ from, to }: { from: Date; to: Date },
): Promise<{ from: Date; to: Date } | null> {
	for (let start = from; start < to; ) {
		const midnight = (Math.floor(start.getTime() / dayMs) + 1) * dayMs;
		const end = new Date(Math.min(midnight, to.getTime()));
		const { rows } = await db.query(
			'SELECT 1 FROM spans WHERE project_id = $1 AND start_time >= $2 AND start_time < $3 LIMIT 1',
			[projectId, start, end],
		);
		if (rows.length > 0) return { from: start, to: end };
		start = end;
	}
	return null;
}
