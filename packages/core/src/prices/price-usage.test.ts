import { usageOf } from '@spanledger/fixtures/span-of';
import { describe, expect, it } from 'vitest';
import { usdText } from '../money/pico-usd.ts';
import type { Usage } from '../spans/usage.ts';
import { createCatalogueBook } from './catalogue-book.ts';
import { priceUsage } from './price-usage.ts';

const book = createCatalogueBook();
const november = 1_795_000_000_000_000_000n; // 2026-11-18

const cases: {
	name: string;
	provider: string | null;
	model: string;
	usage: Partial<Usage>;
	usd: string;
	atNs?: bigint;
}[] = [
	{
		name: 'a cached prompt is charged once, at the cache price',
		provider: 'openai',
		model: 'gpt-4o-mini',
		usage: { inputTokens: 120, cacheReadTokens: 64, outputTokens: 30, reasoningTokens: 10 },
		usd: '0.0000312', // (56 × 0.15 + 64 × 0.075 + 30 × 0.6) per 1e6
	},
	{
		name: 'without a cache split the whole input is charged',
		provider: 'openai',
		model: 'gpt-4o-mini-2024-07-18',
		usage: { inputTokens: 120, outputTokens: 30 },
		usd: '0.000036', // (120 × 0.15 + 30 × 0.6) per 1e6
	},
	{
		name: 'five-minute and one-hour cache writes have their own prices',
		provider: 'anthropic',
		model: 'claude-sonnet-4-5-20250929',
		usage: {
			inputTokens: 1712,
			cacheReadTokens: 1500,
			cacheWriteTokens: 200,
			cacheWrite1hTokens: 50,
			outputTokens: 30,
		},
		usd: '0.0017985', // (12 × 3 + 1500 × 0.3 + 150 × 3.75 + 50 × 6 + 30 × 15) per 1e6
	},
	{
		name: 'a cache write without the split is a five-minute write',
		provider: 'anthropic',
		model: 'claude-sonnet-4-5',
		usage: { inputTokens: 1712, cacheReadTokens: 1500, cacheWriteTokens: 200, outputTokens: 30 },
		usd: '0.001686', // (12 × 3 + 1500 × 0.3 + 200 × 3.75 + 30 × 15) per 1e6
	},
	{
		name: 'an embedding has input only',
		provider: 'openai',
		model: 'text-embedding-3-small',
		usage: { inputTokens: 9 },
		usd: '0.00000018', // 9 × 0.02 per 1e6
	},
	{
		name: 'a long prompt moves the whole call into the higher tier',
		provider: 'gcp.gemini',
		model: 'gemini-2.5-pro',
		usage: { inputTokens: 300_000, outputTokens: 1000 },
		usd: '0.765', // (300,000 × 2.5 + 1,000 × 15) per 1e6
	},
	{
		name: 'the price is that of the day of the call',
		provider: 'openai',
		model: 'o3',
		usage: { inputTokens: 1000, outputTokens: 1000 },
		usd: '0.05', // (1,000 × 10 + 1,000 × 40) per 1e6, before 2025-06-10
		atNs: 1_738_000_000_000_000_000n, // 2025-01-27
	},
	{
		name: 'a routing prefix names the provider',
		provider: null,
		model: 'openai/gpt-4o-mini',
		usage: { inputTokens: 1000, outputTokens: 100 },
		usd: '0.00021', // (1,000 × 0.15 + 100 × 0.6) per 1e6
	},
	{
		name: 'so does one before a colon',
		provider: 'openai',
		model: 'openai:gpt-4o-mini',
		usage: { inputTokens: 1000, outputTokens: 100 },
		usd: '0.00021',
	},
	{
		name: 'Genkit names Google’s models so',
		provider: 'gcp.gemini',
		model: 'googleai/gemini-2.5-flash',
		usage: { inputTokens: 1000, outputTokens: 100 },
		usd: '0.00055', // (1,000 × 0.3 + 100 × 2.5) per 1e6
	},
];

describe('priceUsage', () => {
	it.each(cases)('$name', ({ provider, model, usage, usd, atNs = november }) => {
		const row = book({ provider, models: [model], atNs });
		if (typeof row === 'string') throw new Error(`unpriced: ${row}`);
		const priced = priceUsage({ usage: usageOf(usage), units: {}, serviceTier: '' }, row);
		expect(usdText(priced?.costUsd ?? -1n)).toBe(usd);
		const parts = Object.values(priced?.costDetails ?? {});
		expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(priced?.costUsd);
	});
});

describe('the catalogue', () => {
	it.each([
		{ provider: 'ollama', model: 'llama3.1' },
		{ provider: 'openai', model: 'no-such-model-9' },
		{ provider: 'my-private-gateway', model: 'llama-3.3-70b' },
		{ provider: null, model: 'acme-finetune' },
	])('has no price for $provider/$model', ({ provider, model }) => {
		expect(book({ provider, models: [model], atNs: november })).toBe('unknown-model');
	});

	it('knows a closed model behind an unknown proxy', () => {
		expect(book({ provider: 'acme-proxy', models: ['gpt-4o-mini'], atNs: november })).toMatchObject({
			provider: 'openai',
		});
	});
});
