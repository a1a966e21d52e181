import { DomainError } from '@spanledger/core/domain-error';
import { writeAudit } from '../audit/write-audit.ts';
import type { Db } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import { resettleScored } from '../quality/resettle-scored.ts';
import type { Scope } from '../scope.ts';
import { raiseSettingsVersion } from '../settings/raise-settings-version.ts';
import { readScoreDefinitions } from './read-score-definitions.ts';

/** The name means again what everybody takes it for, or nothing. Audited. Answers how many traces settle again. Throws DomainError('not-found'). */
export async function removeScoreDefinition(
	db: Db,
	scope: Scope,
	{ name, removedBy }: { name: string; removedBy: string },
): Promise<{ resettling: number }> {
	await inTransaction(db, async (tx) => {
		await raiseSettingsVersion(tx, scope);
		const before = (await readScoreDefinitions(tx, scope)).get(name);
		if (before === undefined) throw new DomainError('not-found', `nothing is set for the score "${name}"`, 'name');
		await tx.query('DELETE FROM score_definitions WHERE project_id = $1 AND name = $2', [scope.projectId, name]);
		await writeAudit(tx, scope, {
			actor: removedBy,
			action: 'score-definition.remove',
			subject: name,
			details: { before },
		});
	});
	return { resettling: await resettleScored(db, scope, name) };
}
