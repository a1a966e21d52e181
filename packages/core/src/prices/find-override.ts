import type { PriceQuery } from './price-book.ts';
import type { PriceOverride } from './project-prices.ts';

/** An override with its model as a test, and the moment from which it holds. */
export type RankedOverride = { override: PriceOverride; matches: (model: string) => boolean; fromNs: bigint };

/** Finds the override that holds for a call; null = none does. */
export type FindOverride = (query: PriceQuery) => RankedOverride | null;

const mostRemembered = 20_000;

/**
 * The best override for a call: an exact model before a wildcard, of wildcards the one that says more, the response model before the
 * requested one, a named provider before any, the newest that holds at the call's start. What fits a (provider, models) is memoised;
 * only the moment is looked at with every call.
 */
export function createFindOverride(overrides: readonly PriceOverride[]): FindOverride {
	const ranked = overrides.map(toRanked).sort(byRank);
	const fitting = new Map<string, RankedOverride[]>();
	return ({ provider, models, atNs }) => {
		const key = JSON.stringify([provider, models]);
		let found = fitting.get(key);
		if (found === undefined) {
			if (fitting.size >= mostRemembered) fitting.clear();
			found = allFitting(ranked, provider, models);
			fitting.set(key, found);
		}
		return found.find(({ fromNs }) => fromNs <= atNs) ?? null;
	};
}

/** Best first. `ranked` is in order within one model; the models in theirs. */
function allFitting(
	ranked: readonly RankedOverride[],
	provider: string | null,
	models: readonly string[],
): RankedOverride[] {
	const ofProvider = ranked.filter(({ override }) => override.provider === null || override.provider === provider);
	const byModel = models.map((model) => ofProvider.filter(({ matches }) => matches(model)));
	return byModel.flat().sort((a, b) => precision(b.override) - precision(a.override));
}

function byRank(a: RankedOverride, b: RankedOverride): number {
	const precise = precision(b.override) - precision(a.override);
	if (precise !== 0) return precise;
	const named = Number(b.override.provider !== null) - Number(a.override.provider !== null);
	if (named !== 0) return named;
	if (a.fromNs !== b.fromNs) return a.fromNs < b.fromNs ? 1 : -1;
	return a.override.id < b.override.id ? -1 : 1;
}

const isExact = ({ model }: PriceOverride): boolean => !model.includes('*');

/** More is better: the letters a wildcard insists on; every exact name beats every wildcard. */
const precision = (override: PriceOverride): number =>
	isExact(override) ? Number.MAX_SAFE_INTEGER : override.model.replaceAll('*', '').length;

function toRanked(override: PriceOverride): RankedOverride {
	return { override, matches: matcher(override), fromNs: startOfDay(override.validFrom) };
}

/** Names of models are compared without case, as the catalogue does. */
function matcher(override: PriceOverride): (model: string) => boolean {
	const wanted = override.model.toLowerCase();
	if (isExact(override)) return (model) => model.toLowerCase() === wanted;
	const pattern = new RegExp(`^${wanted.split('*').map(escaped).join('.*')}$`, 's');
	return (model) => pattern.test(model.toLowerCase());
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Midnight UTC in nanoseconds; null = since ever. */
export const startOfDay = (date: string | null): bigint =>
	date === null ? -(2n ** 63n) : BigInt(Date.parse(`${date}T00:00:00Z`)) * 1_000_000n;
