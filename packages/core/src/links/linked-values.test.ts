import { expect, test } from 'vitest';
import { type LinkedTrace, linkedValues } from './linked-values.ts';

const span = (parentSpanId: string | null, dimensions: object = {}) => ({ parentSpanId, dimensions });
const producer: LinkedTrace = {
	said: { team: 'search', tenant: 'acme' },
	spans: new Map([
		['root', span(null)],
		['request', span('root', { tenant: 'globex', user: 'u-1', environment: 'production' })],
		['send', span('request', { user: 'u-2', route: '/send' })],
		['ring', span('gnir', { feature: 'x' })],
		['gnir', span('ring')],
	]),
};
const traces = new Map([
	['p', producer],
	['q', { said: { tenant: 'acme' }, spans: new Map() }],
]);
const link = (targetTraceId: string, targetSpanId: string, spanId = 'item') => ({
	spanId,
	targetTraceId,
	targetSpanId,
});
const ofItem = (...links: ReturnType<typeof link>[]) => linkedValues(links, traces).get('item');

test('a link brings the linked span’s own value, then its ancestors’, then its trace’s; process facts stay where they are', () => {
	expect(ofItem(link('p', 'send'))).toEqual({ tenant: 'globex', user: 'u-2', team: 'search' });
});

test('a span that is not stored leaves the value of its trace; a trace that is not stored nothing', () => {
	expect(ofItem(link('p', 'unknown'))).toEqual({ tenant: 'acme', team: 'search' });
	expect(ofItem(link('nowhere', 'send'))).toBeUndefined();
});

test('of several links of a span the one value that all naming it share', () => {
	expect(ofItem(link('p', 'root'), link('q', 'any'))).toEqual({ tenant: 'acme', team: 'search' });
	expect(ofItem(link('p', 'send'), link('q', 'any'))).toEqual({ user: 'u-2', team: 'search' });
});

test('a ring of parents ends', () => {
	expect(ofItem(link('p', 'ring'))).toEqual({ feature: 'x', tenant: 'acme', team: 'search' });
});

test('links are kept apart by span', () => {
	const values = linkedValues([link('p', 'send', 'a'), link('q', 'any', 'b')], traces);
	expect([...values].map(([id, { tenant }]) => [id, tenant])).toEqual([
		['a', 'globex'],
		['b', 'acme'],
	]);
});
