import type { Queryable } from '../connect.ts';
import type { LatencyQuestion } from './latency-question.ts';

const stepMs = { minute: 60_000, quarter: 900_000 };

/** Starts of a question's intervals, in order; null without one. Days and longer begin where the zone says. */
export async function intervalStarts(
	db: Queryable,
	{ interval, timeZone, from, to }: Pick<LatencyQuestion, 'interval' | 'timeZone' | 'from' | 'to'>,
): Promise<Date[] | null> {
	if (interval === 'none') return null;
	if (interval === 'minute' || interval === 'quarter') {
		const step = stepMs[interval];
		const first = Math.floor(from.getTime() / step) * step;
		const count = Math.ceil((to.getTime() - first) / step);
		return Array.from({ length: count }, (_, index) => new Date(first + index * step));
	}
	const { rows } = await db.query<{ start: Date }>(
		`SELECT DISTINCT date_trunc($1::text, quarter, $2::text) AS start
		 FROM generate_series($3::timestamptz, $4::timestamptz, interval '15 minutes') AS quarter ORDER BY 1`,
		[interval, timeZone, from, new Date(to.getTime() - 1)],
	);
	return rows.map(({ start }) => start);
}
