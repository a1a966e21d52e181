import { expect, test } from 'vitest';
import { checkView } from './check-view.ts';

test.each([
	['tenant=acme&status=error', 'status=error&tenant=acme'],
	['?tenant=a&tenant=b&sort=-durationMs&range=7d&all=true', 'all=true&range=7d&sort=-durationMs&tenant=a&tenant=b'],
	['stage=llm:gt:500', 'stage=llm%3Agt%3A500'],
	['', ''],
])('%s is kept as %s', (query, kept) => {
	expect(checkView(query)).toBe(kept);
});

test.each([
	['colour=red', 'unknown parameter "colour"'],
	['from=2026-01-01T00:00:00Z', 'unknown parameter "from"'], // a view goes with the clock
	['status=broken', 'status'],
	['sort=name', 'sort'],
	['range=ages', 'range'],
	[`q=${'a'.repeat(4_001)}`, 'at most 4000 characters, this has 4003'],
])('%s is refused', (query, words) => {
	expect(() => checkView(query)).toThrow(words);
});
