import type { PriceOverride } from '@spanledger/core/prices/project-prices';

/** A price of the project's own, with who set it. */
export type StoredOverride = PriceOverride & { createdAt: Date; createdBy: string };

/** What a person says of a price; its id and who said it are ours. */
export type NewOverride = Omit<PriceOverride, 'id'>;

/** `valid_from` as text: a day has no zone that could shift it. */
export const overrideColumns = `id, provider, model, valid_from::text AS "validFrom", rates, units, multipliers,
	maps_to AS "mapsTo", note, created_at AS "createdAt", created_by AS "createdBy"`;
