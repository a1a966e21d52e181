import { type ReviewSettings, reviewSettings, reviewUnset } from '@spanledger/core/reviews/review-settings';
import type { Queryable } from '../connect.ts';

/** A project and when its review builds itself; `lastEnd`: to where earlier reviews reach. */
export type ReviewKeeper = {
	projectId: string;
	slug: string;
	name: string;
	createdAt: Date;
	lastEnd: Date | null;
	settings: ReviewSettings;
};

/** Every project, with its settings or those it begins with. */
export async function listReviewKeepers(db: Queryable): Promise<ReviewKeeper[]> {
	const { rows } = await db.query<Omit<ReviewKeeper, 'settings'> & { value: unknown; timezone: string }>(
		`SELECT p.id AS "projectId", p.slug, p.name, p.created_at AS "createdAt", p.timezone, s.value,
			(SELECT max(window_end) FROM reviews r WHERE r.project_id = p.id) AS "lastEnd"
		 FROM projects p LEFT JOIN project_settings s ON s.project_id = p.id AND s.section = 'review' ORDER BY p.id`,
	);
	return rows.map(({ value, timezone, ...project }) => {
		const { success, data } = reviewSettings.safeParse(value);
		return { ...project, settings: success ? data : reviewUnset(timezone) };
	});
}
