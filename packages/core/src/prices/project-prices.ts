import { z } from 'zod';
import { unitBuckets } from '../ledger/ledger-entry.ts';
import { tokenBuckets } from './price-book.ts';

/** A non-negative decimal without exponent: what people type as a price, and what is stored of it. */
export const decimalInput = z.string().regex(/^\d{1,9}(\.\d{1,12})?$/, {
	error: ({ input }) =>
		`a decimal such as 0.15, with at most 9 digits before and 12 behind the point; got ${JSON.stringify(input)}`,
});

/** `2026-11-18`: the first day, in UTC, on which something holds. */
const isoDate = z.iso.date({ error: ({ input }) => `a date such as 2026-11-18; got ${JSON.stringify(input)}` });

const providerName = z.string().trim().min(1).max(200);
const modelName = z.string().trim().min(1).max(200);

const tieredRate = z.object({
	base: decimalInput,
	tiers: z
		.array(z.object({ start: z.int().min(0), rate: decimalInput }))
		.max(10)
		.default([]),
});

const partial = <Key extends string, Value extends z.ZodType>(keys: readonly Key[], value: Value) =>
	z.partialRecord(z.enum(keys), value);

/** At most 100 × the standard price: a factor of 50 instead of 0.5 is the likelier mistake. */
const multiplier = decimalInput.refine((text) => Number(text) <= 100, {
	error: ({ input }) => `at most 100 times the standard price; got ${JSON.stringify(input)}`,
});

/**
 * A price of the project's own. It holds for the calls of a provider (null = any) to a model (exact, or with `*` for any
 * characters) from a day on (null = since ever). `rates` are USD per million tokens, `units` USD each, `multipliers` factors on the
 * token rates by service tier. Without rates the catalogue's hold, or those of `mapsTo`: "price this model as that one".
 */
export const priceOverride = z.object({
	id: z.string().min(1).max(64),
	provider: providerName.nullable(),
	model: modelName,
	validFrom: isoDate.nullable(),
	rates: partial(tokenBuckets, tieredRate),
	units: partial(unitBuckets, decimalInput).default({}),
	multipliers: z.record(z.string().min(1).max(64), multiplier).default({}),
	mapsTo: z.object({ provider: providerName.nullable(), model: modelName }).nullable(),
	note: z.string().max(500).default(''),
});
export type PriceOverride = z.infer<typeof priceOverride>;

/** A price as somebody enters it: it must say something. */
export const newPriceOverride = priceOverride
	.omit({ id: true })
	.refine(
		({ rates, units, multipliers, mapsTo }) =>
			mapsTo !== null || [rates, units, multipliers].some((part) => Object.keys(part).length > 0),
		{
			path: ['rates'],
			error: 'a price names rates, units, multipliers or a model to be priced as; this one names none',
		},
	);

/** What a provider takes off its list prices, from a day on. */
export const providerDiscount = z.object({
	provider: providerName,
	validFrom: isoDate.nullable(),
	percent: decimalInput.refine((text) => Number(text) <= 100, {
		error: ({ input }) => `a percentage from 0 to 100; got ${JSON.stringify(input)}`,
	}),
});
export type ProviderDiscount = z.infer<typeof providerDiscount>;

/**
 * Which figure is the bill where an emitter reports one and we can reckon one: gateway = a gateway's or provider's own figure wins, an
 * SDK's guess stands only where we have none · computed = ours wins wherever there is one · reported = theirs always wins.
 */
export const costSettings = ['gateway', 'computed', 'reported'] as const;
export const costSetting = z.enum(costSettings);
export type CostSetting = z.infer<typeof costSetting>;

export const projectPrices = z.object({
	overrides: z.array(priceOverride).max(2_000),
	discounts: z.array(providerDiscount).max(500),
	costSetting,
	/** The part of traces that the application keeps, 0–1, for spans that do not say so themselves; null = all. */
	headSampling: z.number().min(0.000_001).max(1).nullable(),
});
export type ProjectPrices = z.infer<typeof projectPrices>;

/** A project that has set nothing. */
export const listPrices: ProjectPrices = { overrides: [], discounts: [], costSetting: 'gateway', headSampling: null };
