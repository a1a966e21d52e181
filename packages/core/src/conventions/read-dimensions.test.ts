import { describe, expect, test } from 'vitest';
import type { AttributeValue } from '../spans/raw-span.ts';
import { sampleRawSpan } from '../spans/sample-raw-span.ts';
import { contractDimensions } from './fields/dimension-fields.ts';
import { normaliseSpan } from './normalise-span.ts';

const dimensionsOf = (attributes: { readonly [key: string]: AttributeValue }) =>
	normaliseSpan(sampleRawSpan(attributes)).dimensions;

describe.each(Object.entries(contractDimensions))('%s', (dimension, names) => {
	test.each(names)('is set by %s on a span of any kind and on a resource', (name) => {
		expect(dimensionsOf({ [name]: 'x' })).toEqual({ [dimension]: 'x' });
		expect(dimensionsOf({ [name]: 'x', 'gen_ai.operation.name': 'chat' })).toEqual({ [dimension]: 'x' });
		const onResource = sampleRawSpan({}, { resource: new Map([[name, 'x']]) });
		expect(normaliseSpan(onResource)).toMatchObject({ dimensions: {}, resourceDimensions: { [dimension]: 'x' } });
	});

	test('the first name present wins, in whatever order they are sent', () => {
		const all = names.map((name, at) => [name, `v${at}`] as const);
		expect(dimensionsOf(Object.fromEntries(all))).toEqual({ [dimension]: 'v0' });
		expect(dimensionsOf(Object.fromEntries(all.toReversed()))).toEqual({ [dimension]: 'v0' });
		const [first = '', second] = names;
		if (second !== undefined) expect(dimensionsOf({ [first]: '', [second]: 'y' })).toEqual({ [dimension]: 'y' });
	});
});

const bags = [
	['ai.telemetry.metadata.tenantId', { tenant: 'x' }],
	['ai.telemetry.metadata.userId', { user: 'x' }],
	['ai.telemetry.metadata.sessionId', { session: 'x' }],
	['ai.settings.context.team', { team: 'x' }],
	['traceloop.association.properties.customer_id', { tenant: 'x' }],
	['traceloop.association.properties.feature', { feature: 'x' }],
	['langfuse.trace.metadata.tenant_id', { tenant: 'x' }],
	['langfuse.observation.metadata.team', { team: 'x' }],
	['langsmith.metadata.thread_id', { session: 'x' }],
	['langfuse.user.id', { user: 'x' }],
	['langfuse.session.id', { session: 'x' }],
	['gen_ai.user', { user: 'x' }],
	['gcp.vertex.agent.session_id', { session: 'x' }],
] as const;

test.each(bags)('%s', (name, expected) => {
	expect(dimensionsOf({ [name]: 'x' })).toEqual(expected);
});

test('a metadata object is searched for the same names, as JSON text and as a kvlist', () => {
	const expected = { tenant: 'acme', user: 'u-1', route: '/chat' };
	expect(dimensionsOf({ metadata: '{"tenant.id":"acme","userId":"u-1","route":"/chat","x":1}' })).toEqual(expected);
	const kvlist = new Map(Object.entries({ 'tenant.id': 'acme', userId: 'u-1', route: '/chat' }));
	expect(dimensionsOf({ metadata: kvlist })).toEqual(expected);
});

test('an own attribute beats the bag', () => {
	expect(dimensionsOf({ metadata: '{"tenant.id":"bag"}', 'customer.id': 'own' })).toEqual({ tenant: 'own' });
});

test('numbers become text, text is cut at 200 characters, the rest is absent', () => {
	expect(dimensionsOf({ 'tenant.id': 42, team: true, feature: ['a'], 'user.id': '  ' })).toEqual({
		tenant: '42',
		team: 'true',
	});
	expect(dimensionsOf({ 'tenant.id': 12345678901234567890n })).toEqual({ tenant: '12345678901234567890' });
	expect(dimensionsOf({ 'tenant.id': 'x'.repeat(300) }).tenant).toHaveLength(200);
	expect(dimensionsOf({ 'tenant.id': `${'x'.repeat(199)}👍` }).tenant).toBe('x'.repeat(199));
});

test('an operating system’s thread is no session', () => {
	expect(dimensionsOf({ 'thread.id': 't-1' })).toEqual({ session: 't-1' });
	expect(dimensionsOf({ 'thread.id': 17, 'thread.name': 'http-nio-8080-exec-1' })).toEqual({});
});
