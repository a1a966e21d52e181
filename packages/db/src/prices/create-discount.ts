import type { ProviderDiscount } from '@spanledger/core/prices/project-prices';
import { writeAudit } from '../audit/write-audit.ts';
import type { Db } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import type { Scope } from '../scope.ts';
import { raiseSettingsVersion } from '../settings/raise-settings-version.ts';
import type { StoredDiscount } from './discount-row.ts';
import { insertDiscount } from './insert-discount.ts';

/** What a provider takes off its list prices from a day on. Audited. Throws DomainError('conflict'). */
export async function createDiscount(
	db: Db,
	scope: Scope,
	{ discount, createdBy }: { discount: ProviderDiscount; createdBy: string },
): Promise<StoredDiscount> {
	return inTransaction(db, async (tx) => {
		await raiseSettingsVersion(tx, scope);
		const after = await insertDiscount(tx, scope, discount, createdBy);
		await writeAudit(tx, scope, {
			actor: createdBy,
			action: 'discount.create',
			subject: after.id,
			details: { after: discount },
		});
		return after;
	});
}
