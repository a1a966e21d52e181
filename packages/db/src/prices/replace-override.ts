import { writeAudit } from '../audit/write-audit.ts';
import type { Db } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import type { Scope } from '../scope.ts';
import { raiseSettingsVersion } from '../settings/raise-settings-version.ts';
import { deleteOverride } from './delete-override.ts';
import { insertOverride } from './insert-override.ts';
import type { NewOverride, StoredOverride } from './override-row.ts';

/**
 * A price is never edited: a new row with an id of its own takes its place, so that a bill that names the old id never changes its
 * meaning. Audited with both. Throws DomainError('not-found' | 'conflict').
 */
export async function replaceOverride(
	db: Db,
	scope: Scope,
	{ id, override, replacedBy }: { id: string; override: NewOverride; replacedBy: string },
): Promise<StoredOverride> {
	return inTransaction(db, async (tx) => {
		await raiseSettingsVersion(tx, scope);
		const before = await deleteOverride(tx, scope, { id });
		const after = await insertOverride(tx, scope, override, replacedBy);
		await writeAudit(tx, scope, {
			actor: replacedBy,
			action: 'price.replace',
			subject: after.id,
			details: { before, after: override },
		});
		return after;
	});
}
