import type { Db } from '../connect.ts';
import { insertRows } from '../insert-rows.ts';
import type { Scope } from '../scope.ts';

/** What was taken in and not kept. */
export const countedThings = [
	'uncorrelated-logs',
	'late-logs',
	'late-metric-points',
	'unusable-metric-points',
	'folded-metric-points',
	'dropped-metric-points',
] as const;
export type CountedThing = (typeof countedThings)[number];

const hourMs = 3_600_000;

/** Adds to the counters of the hour of `at`. A request that is stored again after a fault counts again. */
export async function countIngest(
	db: Db,
	{ projectId }: Scope,
	{ counts, at }: { counts: { [thing in CountedThing]?: number }; at: Date },
): Promise<void> {
	const rows = countedThings.flatMap((what) => ((counts[what] ?? 0) > 0 ? [{ what, count: counts[what] ?? 0 }] : []));
	const hour = new Date(Math.floor(at.getTime() / hourMs) * hourMs);
	await insertRows<never, (typeof rows)[number]>(db, {
		table: 'ingest_counters',
		columns: [
			['project_id', () => projectId],
			['hour', () => hour],
			['what', ({ what }) => what],
			['count', ({ count }) => count],
		],
		key: ['project_id', 'hour', 'what'],
		rows,
		conflict: `ON CONFLICT (project_id, hour, what) DO UPDATE SET count = ingest_counters.count + excluded.count`,
	});
}
