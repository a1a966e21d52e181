import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';

export type ReviewHead = {
	week: string;
	windowStart: Date;
	windowEnd: Date;
	builtAt: Date;
	builtBy: string;
	lookedAt: number;
	failing: number;
	/** Not all of the week was looked at; null = an older release did not say. */
	isBounded: boolean | null;
	/** Traces of the week that serve. */
	weekTraces: number | null;
	doneAt: Date | null;
	items: number;
	reviewed: number;
};

/** The project's reviews, the latest first. */
export async function listReviews(
	db: Queryable,
	{ projectId }: Scope,
	{ limit }: { limit: number },
): Promise<ReviewHead[]> {
	const { rows } = await db.query<ReviewHead>(
		`SELECT r.week, r.window_start AS "windowStart", r.window_end AS "windowEnd", r.built_at AS "builtAt",
			r.built_by AS "builtBy", r.looked_at AS "lookedAt", r.failing,
			r.bounded AS "isBounded", r.week_traces::float8 AS "weekTraces", r.done_at AS "doneAt",
			(SELECT count(*)::int FROM review_items i WHERE i.project_id = r.project_id AND i.week = r.week) AS items,
			(SELECT count(*)::int FROM review_items i
			 WHERE i.project_id = r.project_id AND i.week = r.week AND i.reviewed_at IS NOT NULL) AS reviewed
		 FROM reviews r WHERE r.project_id = $1 ORDER BY r.week DESC LIMIT $2`,
		[projectId, limit],
	);
	return rows;
}
