import type { ProviderDiscount } from '@spanledger/core/prices/project-prices';

/** What a provider takes off, with who said so. */
export type StoredDiscount = ProviderDiscount & { id: string; createdAt: Date; createdBy: string };

export const discountColumns = `id, provider, valid_from::text AS "validFrom", trim_scale(percent)::text AS percent,
	created_at AS "createdAt", created_by AS "createdBy"`;
