import { catalogueProvider } from './catalogue-names.ts';
import { discountedBook } from './discounted-book.ts';
import { createFindOverride } from './find-override.ts';
import type { PriceBook, PriceQuery, PriceRow } from './price-book.ts';
import type { PriceOverride, ProjectPrices } from './project-prices.ts';

/**
 * The prices of one project: its own before the catalogue's, less the provider's discount. Pure; rows are memoised, so that the same
 * price is the same object. Without any setting it is the catalogue itself.
 */
export function createProjectBook(
	catalogue: PriceBook,
	{ overrides, discounts }: Pick<ProjectPrices, 'overrides' | 'discounts'>,
): PriceBook {
	const own = overrides.length === 0 ? catalogue : overriddenBook(catalogue, overrides);
	return discounts.length === 0 ? own : discountedBook(own, discounts);
}

type Found = ReturnType<PriceBook>;

function overriddenBook(catalogue: PriceBook, overrides: readonly PriceOverride[]): PriceBook {
	const find = createFindOverride(overrides);
	// A mapping leads to a price, never to another mapping: there are no rings.
	const findTarget = createFindOverride(overrides.filter(({ mapsTo }) => mapsTo === null));
	const rows = new Map<PriceOverride, Map<PriceRow | string | null, PriceRow>>();

	const rowOf = (override: PriceOverride, query: PriceQuery): Found => {
		const base = baseOf(override, query);
		if (typeof base === 'string') return base;
		const known = rows.get(override) ?? new Map<PriceRow | string | null, PriceRow>();
		const row = known.get(base ?? query.provider) ?? overriddenRow(override, base, query.provider);
		rows.set(override, known.set(base ?? query.provider, row));
		return row;
	};
	/** The model it maps to; where it names no rates the catalogue's; else nothing: it stands by itself. */
	const baseOf = (override: PriceOverride, query: PriceQuery): Found | null => {
		if (override.mapsTo !== null) {
			const target = { provider: override.mapsTo.provider, models: [override.mapsTo.model], atNs: query.atNs };
			const found = findTarget(target);
			return found === null ? catalogue(target) : rowOf(found.override, target);
		}
		if (Object.keys(override.rates).length > 0) return null;
		const listed = catalogue(query);
		// units alone are a price, also of a model that the catalogue does not know
		return typeof listed === 'string' && Object.keys(override.units).length > 0 ? null : listed;
	};
	return (query) => {
		const found = find(query);
		return found === null ? catalogue(query) : rowOf(found.override, query);
	};
}

/** Under a price of one's own the provider's tiers still cost its usual factors: `provider` is the one that was called. */
function overriddenRow(override: PriceOverride, base: PriceRow | null, provider: string | null): PriceRow {
	return {
		provider: base?.provider ?? catalogueProvider(provider) ?? provider ?? '',
		model: base?.model ?? override.model,
		source: 'project',
		validFrom: override.validFrom,
		rates: { ...base?.rates, ...override.rates },
		units: { ...base?.units, ...override.units },
		multipliers: { ...base?.multipliers, ...override.multipliers },
		overrideId: override.id,
	};
}
