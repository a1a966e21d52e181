import type { PriceBook } from '@spanledger/core/prices/price-book';
import { createPricing, type Pricing } from '@spanledger/core/prices/pricing';
import type { Db } from '@spanledger/db/connect';
import type { Scope } from '@spanledger/db/scope';
import { readOnChange } from '@spanledger/db/settings/read-on-change';
import { readProjectPrices } from '@spanledger/db/settings/read-project-prices';
import type { Deps } from '../deps.ts';

type Read = (scope: Scope) => Promise<Pricing>;
const readers = new WeakMap<PriceBook, WeakMap<Db, Read>>();

/** What the worker would settle by now: the project's prices over `book`. Until they change it is the same object. */
export function pricingOf({ db, book }: Pick<Deps, 'db' | 'book'>, scope: Scope): Promise<Pricing> {
	const ofBook = readers.get(book) ?? new WeakMap<Db, Read>();
	const read =
		ofBook.get(db) ?? readOnChange(db, async (db, scope) => createPricing(book, await readProjectPrices(db, scope)));
	readers.set(book, ofBook.set(db, read));
	return read(scope);
}
