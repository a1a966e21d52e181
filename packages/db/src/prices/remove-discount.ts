import { writeAudit } from '../audit/write-audit.ts';
import type { Db } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import type { Scope } from '../scope.ts';
import { raiseSettingsVersion } from '../settings/raise-settings-version.ts';
import { deleteDiscount } from './delete-discount.ts';

/** Audited. Throws DomainError('not-found'). */
export async function removeDiscount(
	db: Db,
	scope: Scope,
	{ id, removedBy }: { id: string; removedBy: string },
): Promise<void> {
	await inTransaction(db, async (tx) => {
		await raiseSettingsVersion(tx, scope);
		const before = await deleteDiscount(tx, scope, { id });
		await writeAudit(tx, scope, { actor: removedBy, action: 'discount.remove', subject: id, details: { before } });
	});
}
