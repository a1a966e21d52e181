import { expect, it } from 'vitest';
import { tracesQuery } from './traces-query.ts';

it.each([
	['the default range is said aloud', '', { preset: '7d' as const }, 'range=7d'],
	[
		'filters go along, what only the bill understands does not',
		'by=model&row=gpt-4o&purpose=all&interval=day&tenant=acme&tenant=&range=30d',
		{ preset: '30d' as const },
		'tenant=acme&tenant=&range=30d',
	],
	[
		'a window stays',
		'from=2026-11-01T00:00:00.000Z&to=2026-11-02T00:00:00.000Z',
		{ from: '2026-11-01T00:00:00.000Z', to: '2026-11-02T00:00:00.000Z' },
		'from=2026-11-01T00%3A00%3A00.000Z&to=2026-11-02T00%3A00%3A00.000Z',
	],
])('%s', (_, here, range, expected) => {
	expect(tracesQuery(new URLSearchParams(here), range)).toBe(expected);
});
