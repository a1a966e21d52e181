import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { mostScoreNames } from '../scores/note-score-names.ts';

/** A name that came, and what was seen of it. */
export type ScoreName = {
	name: string;
	/** Different ids that ever came. */
	scores: number;
	firstTime: Date;
	lastTime: Date;
	/** Of its numbers; null while it had none. */
	min: number | null;
	max: number | null;
	/** A few of its labels. */
	labels: string[];
};

/** Every name that came, the most used first. */
export async function listScoreNames(db: Queryable, { projectId }: Scope): Promise<ScoreName[]> {
	const { rows } = await db.query<Omit<ScoreName, 'scores'> & { scores: bigint }>(
		`SELECT name, scores, first_time AS "firstTime", last_time AS "lastTime", min, max, labels
		 FROM score_names WHERE project_id = $1 ORDER BY scores DESC, name LIMIT $2`,
		[projectId, mostScoreNames],
	);
	return rows.map((row) => ({ ...row, scores: Number(row.scores), labels: [...new Set(row.labels)] }));
}
