import { describe, expect, it } from 'vitest';
import { createCatalogueBook } from './catalogue-book.ts';
import { createProjectBook } from './project-book.ts';
import { listPrices, type PriceOverride } from './project-prices.ts';

const catalogue = createCatalogueBook();
const november = 1_795_000_000_000_000_000n; // 2026-11-18
const dayNs = 86_400_000_000_000n;

/** An override whose input rate is its id: what a row was found by can be read off it. */
const own = (id: string, parts: Partial<PriceOverride> = {}): PriceOverride => ({
	id,
	provider: null,
	model: 'acme-7b',
	validFrom: null,
	rates: { input: { base: id, tiers: [] } },
	units: {},
	multipliers: {},
	mapsTo: null,
	note: '',
	...parts,
});

const bookOf = (...overrides: PriceOverride[]) => createProjectBook(catalogue, { overrides, discounts: [] });

const choices: {
	name: string;
	overrides: PriceOverride[];
	provider?: string | null;
	models?: string[];
	found: string | null;
}[] = [
	{ name: 'an exact name before a wildcard', overrides: [own('1', { model: 'acme-*' }), own('2')], found: '2' },
	{
		name: 'of wildcards the one that says more',
		overrides: [own('1', { model: '*' }), own('2', { model: 'acme-*' }), own('3', { model: '*b' })],
		found: '2',
	},
	{ name: 'a named provider before any', overrides: [own('1'), own('2', { provider: 'vllm' })], found: '2' },
	{ name: 'never another provider', overrides: [own('1', { provider: 'ollama' })], found: null },
	{
		name: 'never a named provider for an unnamed one',
		overrides: [own('1', { provider: 'vllm' })],
		provider: null,
		found: null,
	},
	{
		name: 'the newest that holds',
		overrides: [
			own('1'),
			own('2', { validFrom: '2026-11-01' }),
			own('3', { validFrom: '2026-11-18' }),
			own('4', { validFrom: '2026-11-19' }),
		],
		found: '3',
	},
	{ name: 'nothing that begins later', overrides: [own('1', { validFrom: '2026-12-01' })], found: null },
	{
		name: 'an older exact name before a newer wildcard',
		overrides: [own('1', { validFrom: '2026-01-01' }), own('2', { model: 'acme*', validFrom: '2026-11-01' })],
		found: '1',
	},
	{
		name: 'the model that answered before the one asked for',
		overrides: [own('1', { model: 'acme' }), own('2', { model: 'acme-7b' })],
		models: ['acme-7b', 'acme'],
		found: '2',
	},
	{ name: 'the model asked for', overrides: [own('1', { model: 'acme' })], models: ['acme-7b', 'acme'], found: '1' },
	{ name: 'names in any case', overrides: [own('1', { model: 'Acme-7B' })], found: '1' },
	{
		name: 'signs as themselves',
		overrides: [own('1', { model: 'acme.7b' }), own('2', { model: 'acme(*' })],
		found: null,
	},
];

describe('an override is chosen', () => {
	it.each(choices)('$name', ({ overrides, provider = 'vllm', models = ['acme-7b'], found }) => {
		for (const order of [overrides, [...overrides].reverse()]) {
			const row = bookOf(...order)({ provider, models, atNs: november });
			expect(typeof row === 'string' ? null : row.overrideId).toBe(found);
		}
	});

	it('begins at midnight UTC', () => {
		const book = bookOf(own('1', { validFrom: '2026-11-18' }));
		const midnight = BigInt(Date.parse('2026-11-18T00:00:00Z')) * 1_000_000n;
		expect(book({ provider: 'vllm', models: ['acme-7b'], atNs: midnight })).toMatchObject({ overrideId: '1' });
		expect(book({ provider: 'vllm', models: ['acme-7b'], atNs: midnight - 1n })).toBe('unknown-model');
	});
});

describe('an override that maps', () => {
	const query = { provider: 'vllm', models: ['acme-7b'], atNs: november };
	const asMini = { provider: 'openai', model: 'gpt-4o-mini' };

	it('takes the price of the other model', () => {
		const book = bookOf(own('1', { rates: {}, mapsTo: asMini }));
		expect(book(query)).toMatchObject({
			model: 'gpt-4o-mini',
			rates: { input: { base: '0.15' }, output: { base: '0.6' } },
			source: 'project',
			overrideId: '1',
		});
	});

	it('is where the other model is unknown as unknown as that', () => {
		const nowhere = own('1', { rates: {}, mapsTo: { provider: 'openai', model: 'no-such-model-9' } });
		expect(bookOf(nowhere)(query)).toBe('unknown-model');
	});

	it('leads to an own price of the other model, and what it says itself comes first', () => {
		const target = own('2', { provider: 'openai', model: 'gpt-4o-mini' });
		const mapped = own('1', { rates: { output: { base: '9', tiers: [] } }, mapsTo: asMini });
		expect(bookOf(mapped, target)(query)).toMatchObject({
			rates: { input: { base: '2' }, output: { base: '9' } },
			overrideId: '1',
		});
	});

	it('never runs in a ring', () => {
		const there = own('1', { rates: {}, mapsTo: { provider: 'vllm', model: 'acme-8b' } });
		const back = own('2', { rates: {}, model: 'acme-8b', mapsTo: { provider: 'vllm', model: 'acme-7b' } });
		expect(bookOf(there, back)(query)).toBe('unknown-model');
	});
});

describe('a project book', () => {
	it('without settings is the catalogue itself', () => {
		expect(createProjectBook(catalogue, listPrices)).toBe(catalogue);
	});

	it('gives the same row for the same price, and another once the catalogue changes under it', () => {
		const discounts = [{ provider: 'openai', validFrom: null, percent: '10' }];
		const overrides = [own('1', { model: 'o3', rates: {}, multipliers: { batch: '0.4' } })];
		const book = createProjectBook(catalogue, { overrides, discounts });
		const at = (atNs: bigint) => book({ provider: 'openai', models: ['o3'], atNs });
		expect(at(november)).toBe(at(november - dayNs));
		expect(at(november)).toMatchObject({ rates: { input: { base: '2' } }, discountPercent: '10', overrideId: '1' });
		expect(at(1_738_000_000_000_000_000n)).toMatchObject({ rates: { input: { base: '10' } } }); // 2025-01-27
	});
});
