import type { ProviderDiscount } from '@spanledger/core/prices/project-prices';
import { writeAudit } from '../audit/write-audit.ts';
import type { Db } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import type { Scope } from '../scope.ts';
import { raiseSettingsVersion } from '../settings/raise-settings-version.ts';
import { deleteDiscount } from './delete-discount.ts';
import type { StoredDiscount } from './discount-row.ts';
import { insertDiscount } from './insert-discount.ts';

/** A new row takes the old one's place. Audited with both. Throws DomainError('not-found' | 'conflict'). */
export async function replaceDiscount(
	db: Db,
	scope: Scope,
	{ id, discount, replacedBy }: { id: string; discount: ProviderDiscount; replacedBy: string },
): Promise<StoredDiscount> {
	return inTransaction(db, async (tx) => {
		await raiseSettingsVersion(tx, scope);
		const before = await deleteDiscount(tx, scope, { id });
		const after = await insertDiscount(tx, scope, discount, replacedBy);
		await writeAudit(tx, scope, {
			actor: replacedBy,
			action: 'discount.replace',
			subject: after.id,
			details: { before, after: discount },
		});
		return after;
	});
}
