import { expect, it } from 'vitest';
import { searchUrl } from './search-url.ts';

it('repeats lists and escapes what was typed', () => {
	expect(searchUrl({ project: 'demo', text: '"a & b"', tenant: ['x', 'y'], q: undefined, modelOnly: true })).toBe(
		'/demo/traces/search?text=%22a+%26+b%22&tenant=x&tenant=y&modelOnly=true',
	);
});
