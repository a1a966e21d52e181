import { createCatalogueBook } from '@spanledger/core/prices/catalogue-book';
import { createPricing, type Pricing } from '@spanledger/core/prices/pricing';
import type { Db } from '@spanledger/db/connect';
import type { Scope } from '@spanledger/db/scope';
import { readOnChange } from '@spanledger/db/settings/read-on-change';
import { readProjectPrices } from '@spanledger/db/settings/read-project-prices';

/** Every project's prices and cost settings as they are now, built anew only after a change. They share one catalogue. */
export function pricingOfProjects(db: Db): (scope: Scope) => Promise<Pricing> {
	const catalogue = createCatalogueBook();
	return readOnChange(db, async (db, scope) => createPricing(catalogue, await readProjectPrices(db, scope)));
}
