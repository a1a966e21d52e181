import { unitBuckets } from '@spanledger/core/ledger/ledger-entry';
import { multiplyDecimals } from '@spanledger/core/money/decimal';
import type { TieredRate } from '@spanledger/core/prices/price-book';
import type { PriceOverride } from '@spanledger/core/prices/project-prices';
import { type TokenPart, tokenParts, type UnitPart } from './price-parts.ts';

/** A price as it is sent: everything but who sets it. */
export type PriceInput = Omit<PriceOverride, 'id'>;

export type TierDraft = { start: string; rates: { [part in TokenPart]?: string } };
export type MultiplierDraft = { tier: string; factor: string };
export type MapsTo = NonNullable<PriceOverride['mapsTo']>;

/** A price as it is typed: text everywhere, '' = not said. */
export type PriceDraft = {
	provider: string;
	model: string;
	validFrom: string;
	rates: { [part in TokenPart]?: string };
	/** Above `start` input tokens other rates hold for the whole call. */
	tiers: TierDraft[];
	units: { [part in UnitPart]?: string };
	multipliers: MultiplierDraft[];
	mapsTo: MapsTo | null;
	note: string;
};

export const emptyDraft: PriceDraft = {
	provider: '',
	model: '',
	validFrom: '',
	rates: {},
	tiers: [],
	units: {},
	multipliers: [],
	mapsTo: null,
	note: '',
};

const perMillion = '1000000';
const ofMillion = '0.000001';

/** Everything that a row of the catalogue or a price of the project's own says, to be edited. */
export function draftOf(price: Partial<PriceInput>): PriceDraft {
	const { rates = {}, units = {}, multipliers = {} } = price;
	const request = rates.request?.base;
	return {
		provider: price.provider ?? '',
		model: price.model ?? '',
		validFrom: price.validFrom ?? '',
		rates: Object.fromEntries(
			tokenParts.flatMap(({ name }) => (rates[name] === undefined ? [] : [[name, rates[name].base]])),
		),
		tiers: tiersOf(rates),
		units: { ...units, ...(request === undefined ? {} : { request: multiplyDecimals(request, ofMillion) }) },
		multipliers: Object.entries(multipliers).map(([tier, factor]) => ({ tier, factor })),
		mapsTo: price.mapsTo ?? null,
		note: price.note ?? '',
	};
}

function tiersOf(rates: PriceInput['rates']): TierDraft[] {
	const byStart = new Map<number, TierDraft>();
	for (const { name } of tokenParts) {
		for (const { start, rate } of rates[name]?.tiers ?? []) {
			const tier = byStart.get(start) ?? { start: String(start), rates: {} };
			tier.rates[name] = rate;
			byStart.set(start, tier);
		}
	}
	return [...byStart.values()].sort((a, b) => Number(a.start) - Number(b.start));
}

/** What is sent. Fields that were left empty say nothing; `findFaults` has passed. */
export function inputOf(draft: PriceDraft): PriceInput {
	return {
		provider: draft.provider.trim() === '' ? null : draft.provider.trim(),
		model: draft.model.trim(),
		validFrom: draft.validFrom === '' ? null : draft.validFrom,
		rates: ratesOf(draft),
		units: Object.fromEntries(
			unitBuckets.flatMap((unit) => (said(draft.units[unit]) ? [[unit, draft.units[unit]?.trim()]] : [])),
		),
		multipliers: Object.fromEntries(
			draft.multipliers.filter(({ tier }) => said(tier)).map(({ tier, factor }) => [tier.trim(), factor.trim()]),
		),
		mapsTo: draft.mapsTo,
		note: draft.note.trim(),
	};
}

function ratesOf({ rates, tiers, units }: PriceDraft): PriceInput['rates'] {
	const sent: { [name: string]: TieredRate } = {};
	for (const { name } of tokenParts) {
		const base = rates[name]?.trim() ?? '';
		if (base === '') continue;
		sent[name] = {
			base,
			tiers: tiers
				.filter((tier) => said(tier.rates[name]))
				.map((tier) => ({ start: Number(tier.start), rate: tier.rates[name]?.trim() ?? '' }))
				.sort((a, b) => a.start - b.start),
		};
	}
	if (said(units.request)) sent.request = { base: multiplyDecimals(units.request ?? '', perMillion), tiers: [] };
	return sent;
}

export const said = (text: string | undefined): boolean => text !== undefined && text.trim() !== '';
