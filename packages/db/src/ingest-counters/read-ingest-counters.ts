import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { type CountedThing, countedThings } from './count-ingest.ts';

/** How much was taken in and not kept since the hour of `from`. */
export async function readIngestCounters(
	db: Queryable,
	{ projectId }: Scope,
	{ from }: { from: Date },
): Promise<{ [thing in CountedThing]: number }> {
	const { rows } = await db.query<{ what: string; count: bigint }>(
		`SELECT what, sum(count)::bigint AS count FROM ingest_counters WHERE project_id = $1 AND hour >= $2 GROUP BY what`,
		[projectId, from],
	);
	const counts = new Map(rows.map(({ what, count }) => [what, Number(count)]));
	// every counted thing has its figure
	return Object.fromEntries(countedThings.map((what) => [what, counts.get(what) ?? 0])) as {
		[thing in CountedThing]: number;
	};
}
