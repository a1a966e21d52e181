import { writeAudit } from '../audit/write-audit.ts';
import type { Db } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import type { Scope } from '../scope.ts';
import { raiseSettingsVersion } from '../settings/raise-settings-version.ts';
import { deleteOverride } from './delete-override.ts';

/** What is settled from now on goes by the next price that fits, or by the catalogue's. Audited. Throws DomainError('not-found'). */
export async function removeOverride(
	db: Db,
	scope: Scope,
	{ id, removedBy }: { id: string; removedBy: string },
): Promise<void> {
	await inTransaction(db, async (tx) => {
		await raiseSettingsVersion(tx, scope);
		const before = await deleteOverride(tx, scope, { id });
		await writeAudit(tx, scope, { actor: removedBy, action: 'price.remove', subject: id, details: { before } });
	});
}
