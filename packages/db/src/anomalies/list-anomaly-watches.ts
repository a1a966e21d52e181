import type { Queryable } from '../connect.ts';

/** A project that spends, and how far its spend was looked at. */
export type AnomalyWatch = {
	projectId: string;
	slug: string;
	timeZone: string;
	/** Earliest quarter hour that has a call. */
	historyFrom: Date;
	/** null = never looked at. */
	watched: { lookedTo: Date; historyFrom: Date } | null;
};

type Row = {
	id: string;
	slug: string;
	timezone: string;
	history_from: Date;
	looked_to: Date | null;
	known_from: Date | null;
};

/** Every project that has spent anything; the earliest spend is one step into the rollup's key. */
export async function listAnomalyWatches(db: Queryable): Promise<AnomalyWatch[]> {
	const { rows } = await db.query<Row>(`
		SELECT p.id, p.slug, p.timezone, first.bucket AS history_from, w.looked_to, w.history_from AS known_from
		FROM projects p
		CROSS JOIN LATERAL (
			SELECT bucket FROM usage_by_dimension
			WHERE project_id = p.id AND dimension = 'none' ORDER BY bucket LIMIT 1
		) AS first
		LEFT JOIN anomaly_watches w ON w.project_id = p.id
		ORDER BY p.id`);
	return rows.map(({ id, slug, timezone, history_from, looked_to, known_from }) => ({
		projectId: id,
		slug,
		timeZone: timezone,
		historyFrom: history_from,
		watched: looked_to === null || known_from === null ? null : { lookedTo: looked_to, historyFrom: known_from },
	}));
}
