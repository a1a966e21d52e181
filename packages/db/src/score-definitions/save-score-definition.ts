import type { ScoreDefinitionInput } from '@spanledger/core/scores/score-definition';
import { writeAudit } from '../audit/write-audit.ts';
import type { Db } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import { resettleScored } from '../quality/resettle-scored.ts';
import type { Scope } from '../scope.ts';
import { raiseSettingsVersion } from '../settings/raise-settings-version.ts';
import { readScoreDefinitions } from './read-score-definitions.ts';

/**
 * Sets what a name means, from now on and for what was stored before: scores are judged when they are read.
 * Audited. Answers how many traces settle again, because their success may hang on it.
 */
export async function saveScoreDefinition(
	db: Db,
	scope: Scope,
	{ definition, savedBy }: { definition: ScoreDefinitionInput; savedBy: string },
): Promise<{ resettling: number }> {
	const { name, direction, min, max, passMark, passLabels, failLabels } = definition;
	await inTransaction(db, async (tx) => {
		await raiseSettingsVersion(tx, scope);
		const before = (await readScoreDefinitions(tx, scope)).get(name) ?? null;
		await tx.query(
			`INSERT INTO score_definitions
				(project_id, name, direction, min, max, pass_mark, pass_labels, fail_labels, updated_by, updated_at)
			 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, clock_timestamp())
			 ON CONFLICT (project_id, name) DO UPDATE SET direction = excluded.direction, min = excluded.min, max = excluded.max,
				pass_mark = excluded.pass_mark, pass_labels = excluded.pass_labels, fail_labels = excluded.fail_labels,
				updated_by = excluded.updated_by, updated_at = excluded.updated_at`,
			[scope.projectId, name, direction, min, max, passMark, passLabels, failLabels, savedBy],
		);
		await writeAudit(tx, scope, {
			actor: savedBy,
			action: 'score-definition.save',
			subject: name,
			details: { before, after: definition },
		});
	});
	return { resettling: await resettleScored(db, scope, name) };
}
