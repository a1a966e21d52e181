import { catalogueSource } from '@spanledger/core/prices/catalogue-row';
import { type CatalogueRow, listCatalogue, listCatalogueProviders } from '@spanledger/core/prices/list-catalogue';
import { z } from 'zod';

export const catalogueQuery = z.object({
	search: z.string().max(200).default(''),
	provider: z.string().max(200).optional(),
	/** Of the row where the page begins. */
	cursor: z.int().min(0).default(0),
	limit: z.int().min(1).max(500).default(200),
});

export type CataloguePage = {
	rows: CatalogueRow[];
	/** How many there are in all. */
	total: number;
	/** null = this was the last page. */
	nextCursor: number | null;
	/** Where the prices come from: name and version of the catalogue. */
	source: string;
	providers: string[];
};

/** The list prices that hold now, a page at a time. */
export function pageCatalogue(
	{ search, provider, cursor, limit }: z.infer<typeof catalogueQuery>,
	now: Date,
): CataloguePage {
	const atNs = BigInt(now.getTime()) * 1_000_000n;
	const found = listCatalogue({ search, atNs, ...(provider === undefined ? {} : { provider }) });
	const end = cursor + limit;
	return {
		rows: found.slice(cursor, end),
		total: found.length,
		nextCursor: end < found.length ? end : null,
		source: catalogueSource,
		providers: listCatalogueProviders(),
	};
}
