import { writeAudit } from '../audit/write-audit.ts';
import type { Db } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import type { Scope } from '../scope.ts';
import { raiseSettingsVersion } from '../settings/raise-settings-version.ts';
import { insertOverride } from './insert-override.ts';
import type { NewOverride, StoredOverride } from './override-row.ts';

/** Sets a price of the project's own: what is settled from now on goes by it. Audited. Throws DomainError('conflict'). */
export async function createOverride(
	db: Db,
	scope: Scope,
	{ override, createdBy }: { override: NewOverride; createdBy: string },
): Promise<StoredOverride> {
	return inTransaction(db, async (tx) => {
		await raiseSettingsVersion(tx, scope);
		const after = await insertOverride(tx, scope, override, createdBy);
		await writeAudit(tx, scope, {
			actor: createdBy,
			action: 'price.create',
			subject: after.id,
			details: { after: override },
		});
		return after;
	});
}
