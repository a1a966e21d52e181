import { catalogueProvider } from './catalogue-names.ts';
import { startOfDay } from './find-override.ts';
import type { PriceBook, PriceRow } from './price-book.ts';
import type { ProviderDiscount } from './project-prices.ts';

type DatedDiscount = { percent: string; fromNs: bigint };

/** A book whose rows carry what their provider takes off. It goes by the provider that was called, whatever the row was found under. */
export function discountedBook(book: PriceBook, discounts: readonly ProviderDiscount[]): PriceBook {
	const byProvider = new Map<string, DatedDiscount[]>();
	for (const { provider, validFrom, percent } of discounts) {
		const dated = byProvider.get(provider) ?? [];
		dated.push({ percent, fromNs: startOfDay(validFrom) });
		byProvider.set(provider, dated);
	}
	for (const dated of byProvider.values()) dated.sort((a, b) => (a.fromNs < b.fromNs ? 1 : -1));
	// Where telemetry names no provider, the one the catalogue recognised the model by.
	const byCatalogueId = new Map(
		[...byProvider].map(([provider, dated]) => [catalogueProvider(provider) ?? provider, dated]),
	);
	const rows = new WeakMap<PriceRow, Map<string, PriceRow>>();

	return (query) => {
		const row = book(query);
		if (typeof row === 'string') return row;
		const dated = query.provider === null ? byCatalogueId.get(row.provider) : byProvider.get(query.provider);
		const discount = dated?.find(({ fromNs }) => fromNs <= query.atNs);
		if (discount === undefined) return row;
		const known = rows.get(row) ?? new Map<string, PriceRow>();
		const less = known.get(discount.percent) ?? { ...row, discountPercent: discount.percent };
		rows.set(row, known.set(discount.percent, less));
		return less;
	};
}
