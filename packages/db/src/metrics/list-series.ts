import type { MetricSeries } from '@spanledger/core/metrics/metric-series';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { lastSeenStepMs } from './lock-series.ts';

export type ListedSeries = MetricSeries & { id: string; lastSeen: Date };

/** `metric` absent = all of them. */
export type SeriesQuestion = { from: Date; to: Date; metric?: string; service?: string };

/** The series with points in a range: a few thousand at most, for a project has no room for more. */
export async function listSeries(
	db: Queryable,
	{ projectId }: Scope,
	{ from, to, metric, service }: SeriesQuestion,
): Promise<ListedSeries[]> {
	const { rows } = await db.query<Omit<ListedSeries, 'id' | 'lastSeen'> & { series_id: string; last_seen: Date }>(
		`SELECT series_id, metric, unit, kind, description, service, attributes, other, last_seen FROM metric_series
		 WHERE project_id = $1 AND last_seen >= $2::timestamptz AND first_seen < $3::timestamptz
			AND ($4::text IS NULL OR metric = $4) AND ($5::text IS NULL OR service = $5)
		 ORDER BY metric, service, series_id`,
		[projectId, new Date(from.getTime() - lastSeenStepMs), to, metric ?? null, service ?? null],
	);
	return rows.map(({ series_id: id, last_seen: lastSeen, ...series }) => ({ ...series, id, lastSeen }));
}
