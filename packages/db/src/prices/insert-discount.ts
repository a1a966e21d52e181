import { DomainError } from '@spanledger/core/domain-error';
import type { ProviderDiscount } from '@spanledger/core/prices/project-prices';
import type { Transaction } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { discountColumns, type StoredDiscount } from './discount-row.ts';

export const mostDiscounts = 500;

/** Throws DomainError('conflict') when the provider has one from that day already, or there are too many. */
export async function insertDiscount(
	tx: Transaction,
	{ projectId }: Scope,
	{ provider, validFrom, percent }: ProviderDiscount,
	createdBy: string,
): Promise<StoredDiscount> {
	const { rows: counted } = await tx.query<{ count: bigint }>(
		'SELECT count(*) AS count FROM provider_discounts WHERE project_id = $1',
		[projectId],
	);
	if (Number(counted[0]?.count ?? 0n) >= mostDiscounts)
		throw new DomainError('conflict', `a project has at most ${mostDiscounts} discounts`, 'provider');
	const { rows } = await tx.query<StoredDiscount>(
		`INSERT INTO provider_discounts (project_id, provider, valid_from, percent, created_at, created_by)
		 VALUES ($1, $2, $3, $4, clock_timestamp(), $5)
		 ON CONFLICT DO NOTHING
		 RETURNING ${discountColumns}`,
		[projectId, provider, validFrom, percent, createdBy],
	);
	const [stored] = rows;
	const since = validFrom === null ? '' : ` from ${validFrom}`;
	if (stored === undefined)
		throw new DomainError('conflict', `${provider} has a discount${since} already: edit that one`, 'provider');
	return stored;
}
