import { idOf, spanOf } from '@spanledger/fixtures/span-of';
import { expect, test } from 'vitest';
import { linkFacts } from './link-facts.ts';

const spans = [
	spanOf('a', { dimensions: { tenant: 'acme' } }),
	spanOf('b', { parentSpanId: idOf('a'), dimensions: { environment: 'production' } }),
];

test('the same for any order, and for whatever a link does not carry', () => {
	const other = spans
		.toReversed()
		.map((span) => ({ ...span, name: 'else', dimensions: { ...span.dimensions, route: '/' } }));
	expect(linkFacts(other, { release: '1' })).toBe(linkFacts(spans, {}));
});

test('another when a value, a parent, a span or the trace’s own value is', () => {
	const [first, second] = spans;
	if (first === undefined || second === undefined) throw new Error('two spans');
	const facts = [
		spans,
		[first],
		[first, { ...second, parentSpanId: null }],
		[{ ...first, dimensions: { tenant: 'globex' } }, second],
		[{ ...first, dimensions: { team: 'acme' } }, second],
	].map((some) => linkFacts(some, {}));
	facts.push(linkFacts(spans, { tenant: 'acme' }));
	expect(new Set(facts).size).toBe(facts.length);
});
