import { DomainError } from '@spanledger/core/domain-error';
import type { PriceBook } from '@spanledger/core/prices/price-book';
import { createProjectBook } from '@spanledger/core/prices/project-book';
import type { Queryable } from '@spanledger/db/connect';
import { listOverrides } from '@spanledger/db/prices/list-overrides';
import type { NewOverride } from '@spanledger/db/prices/override-row';
import type { Scope } from '@spanledger/db/scope';

/** "Price this model as that one" needs a price of that one. Throws DomainError('invalid') where there is none. */
export async function refuseDeadMapping(
	{ db, book, now }: { db: Queryable; book: PriceBook; now: () => Date },
	scope: Scope,
	{ mapsTo }: NewOverride,
): Promise<void> {
	if (mapsTo === null) return;
	const overrides = (await listOverrides(db, scope)).filter((override) => override.mapsTo === null);
	const atNs = BigInt(now().getTime()) * 1_000_000n;
	const found = createProjectBook(book, { overrides, discounts: [] })({
		provider: mapsTo.provider,
		models: [mapsTo.model],
		atNs,
	});
	if (typeof found === 'object') return;
	const name = `${mapsTo.provider ?? 'any provider'}/${mapsTo.model}`;
	throw new DomainError('invalid', `there is no price for ${name} that this one could be priced by`, 'mapsTo');
}
