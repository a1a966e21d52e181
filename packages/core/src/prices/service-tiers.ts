import type { RateName } from './price-book.ts';

/** What a service tier does to a model's standard rates. A tier without a constant factor names its own rates. */
export type TierPrice = { multiplier: string } | { rates: { [name in RateName]?: string } };

/** Names of the standard tier: nothing to look up. */
const standardTiers: ReadonlySet<string> = new Set([
	'',
	'auto',
	'default',
	'standard',
	'standard_only',
	'on_demand',
	'on-demand',
]);

export const isStandardTier = (tier: string): boolean => standardTiers.has(tier.toLowerCase());

/**
 * Tiers that cost the same factor on every model of a provider (the catalogue's id). Read in November 2026 in the providers' own words:
 * OpenAI's guides to batch and flex processing, ai.google.dev/gemini-api/docs/optimization, docs.aws.amazon.com/bedrock "Capacity,
 * Limits, and Cost Optimization", console.groq.com/docs (flex costs what on-demand costs), Microsoft's azure-docs "Azure OpenAI
 * global batch" (50 % less than global standard). Anthropic's and Mistral's batch at half price: in what others write of them.
 * Left out because no single factor is published: Google's and Bedrock's priority, Bedrock's flex, Anthropic's priority.
 */
const byProvider: { readonly [provider: string]: { readonly [tier: string]: TierPrice } } = {
	openai: { batch: { multiplier: '0.5' }, flex: { multiplier: '0.5' } },
	azure: { batch: { multiplier: '0.5' } },
	anthropic: { batch: { multiplier: '0.5' } },
	google: { batch: { multiplier: '0.5' }, flex: { multiplier: '0.5' } },
	aws: { batch: { multiplier: '0.5' } },
	groq: { batch: { multiplier: '0.5' }, flex: { multiplier: '1' } },
	mistral: { batch: { multiplier: '0.5' } },
};

/** Tiers priced model by model, under the catalogue's names of the models: openai.com/api-priority-processing. */
const priority: { readonly [model: string]: TierPrice } = {
	'gpt-5.5': { multiplier: '2.5' },
	'gpt-5.4': { multiplier: '2' },
	'gpt-5.4-mini': { multiplier: '2' },
	'gpt-5.2': { multiplier: '2' },
	'gpt-5.1': { multiplier: '2' },
	'gpt-5': { multiplier: '2' },
	'gpt-5-mini': { multiplier: '1.8' },
	'gpt-4.1': { multiplier: '1.75' },
	'gpt-4.1-mini': { multiplier: '1.75' },
	'gpt-4.1-nano': { multiplier: '2' },
	'gpt-4o': { multiplier: '1.7' },
	'gpt-4o-2024-05-13': { multiplier: '1.75' },
	'gpt-4o-mini': { rates: { input: '0.25', cacheRead: '0.125', output: '1' } },
	o3: { multiplier: '1.75' },
	'o4-mini': { rates: { input: '2', cacheRead: '0.5', output: '8' } },
};

const byModel: { readonly [provider: string]: { readonly [tier: string]: typeof priority } } = {
	openai: { priority },
};

/** The published price of a tier; null where none is known. `provider` and `model` are the catalogue's. */
export function serviceTierPrice(provider: string, model: string, tier: string): TierPrice | null {
	const name = tier.toLowerCase();
	return own(own(own(byModel, provider), name), model) ?? own(own(byProvider, provider), name) ?? null;
}

/** Names come from telemetry: `constructor` is no tier. */
const own = <Value>(table: { readonly [key: string]: Value } | undefined, key: string): Value | undefined =>
	table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
