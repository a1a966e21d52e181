import type { ScoreDefinition } from '@spanledger/core/scores/score-definition';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';

/**
 * What the project has set about the names of its scores, by name; `definitionOf` fills in the rest. Behind `readOnChange` it costs one
 * row by its key: every change raises the settings' version.
 */
export async function readScoreDefinitions(
	db: Queryable,
	{ projectId }: Scope,
): Promise<ReadonlyMap<string, ScoreDefinition>> {
	const { rows } = await db.query<ScoreDefinition>(
		`SELECT name, direction, min, max, pass_mark AS "passMark", pass_labels AS "passLabels", fail_labels AS "failLabels",
			'project' AS origin
		 FROM score_definitions WHERE project_id = $1 ORDER BY name`,
		[projectId],
	);
	return new Map(rows.map((definition) => [definition.name, definition]));
}
