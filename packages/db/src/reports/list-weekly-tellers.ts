import { type WeeklySpendSettings, weeklySpendSettings } from '@spanledger/core/reports/weekly-spend-settings';
import type { Queryable } from '../connect.ts';

/** A project that tells its weekly spend. */
export type WeeklyTeller = { projectId: string; slug: string; name: string; settings: WeeklySpendSettings };

/** Every project that has it turned on. */
export async function listWeeklyTellers(db: Queryable): Promise<WeeklyTeller[]> {
	const { rows } = await db.query<Omit<WeeklyTeller, 'settings'> & { value: unknown }>(
		`SELECT p.id AS "projectId", p.slug, p.name, s.value
		 FROM project_settings s JOIN projects p ON p.id = s.project_id
		 WHERE s.section = 'weeklySpend' AND s.value->>'enabled' = 'true' ORDER BY p.id`,
	);
	return rows.flatMap(({ value, ...project }) => {
		const { success, data } = weeklySpendSettings.safeParse(value);
		return success ? [{ ...project, settings: data }] : []; // saved by a release with another shape
	});
}
