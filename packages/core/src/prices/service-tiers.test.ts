import { describe, expect, it } from 'vitest';
import { listCatalogue } from './list-catalogue.ts';
import { serviceTierPrice } from './service-tiers.ts';

describe('published tiers', () => {
	it('are known for models under the names that the catalogue has for them', () => {
		const models = listCatalogue({ search: '', provider: 'openai', atNs: 1_795_000_000_000_000_000n });
		const known = models.filter(({ model }) => serviceTierPrice('openai', model, 'priority') !== null);
		expect(known.map(({ model }) => model)).toEqual([
			'gpt-4.1',
			'gpt-4.1-mini',
			'gpt-4.1-nano',
			'gpt-4o',
			'gpt-4o-2024-05-13',
			'gpt-4o-mini',
			'gpt-5',
			'gpt-5-mini',
			'gpt-5.1',
			'gpt-5.2',
			'gpt-5.4',
			'gpt-5.4-mini',
			'gpt-5.5',
			'o3',
			'o4-mini',
		]);
	});

	it.each(['__proto__', 'toString', 'hasOwnProperty'])('%s is none', (name) => {
		expect(serviceTierPrice('openai', name, 'priority')).toBeNull();
		expect(serviceTierPrice('openai', 'gpt-4o', name)).toBeNull();
		expect(serviceTierPrice(name, 'gpt-4o', 'batch')).toBeNull();
	});
});
