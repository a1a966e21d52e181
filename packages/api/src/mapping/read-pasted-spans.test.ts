import { encodeTraces } from '@spanledger/fixtures/encode-spans';
import { describe, expect, it } from 'vitest';
import { readPastedSpans } from './read-pasted-spans.ts';

const span = {
	traceId: 'e9a05f92990e0775f6a9830c3881c2ae',
	spanId: 'e76a62529599fa94',
	name: 'chat',
	startTimeUnixNano: '1795195402910000001',
	endTimeUnixNano: '1795195403910000001',
	attributes: [{ key: 'shop.account', value: { stringValue: 'acme' } }],
};
const scoped = { scope: { name: 'shop' }, spans: [span] };
const group = { resource: { attributes: [{ key: 'team', value: { stringValue: 'blue' } }] }, scopeSpans: [scoped] };

const shapes: [name: string, value: unknown, seen: { name?: string; scope?: string; team?: string }][] = [
	['a request', { resourceSpans: [group] }, { name: 'chat', scope: 'shop', team: 'blue' }],
	['what Tempo answers', { batches: [group] }, { name: 'chat', scope: 'shop', team: 'blue' }],
	['an element of resourceSpans', group, { name: 'chat', scope: 'shop', team: 'blue' }],
	['an element of scopeSpans', scoped, { name: 'chat', scope: 'shop' }],
	['a span', span, { name: 'chat' }],
	['a span without ids and times', { name: 'chat', attributes: span.attributes }, { name: 'chat' }],
	['a span with base64 ids', { ...span, traceId: '6aBfkpkOB3X2qYMMOIHCrg==', parentSpanId: '52piUpWZ+pQ=' }, {}],
	['a list of spans', [span], { name: 'chat' }],
	['a list of attributes', span.attributes, {}],
	['a plain object', { 'shop.account': 'acme' }, {}],
	[
		'what a Python console prints',
		{ name: 'chat', context: {}, attributes: { 'shop.account': 'acme' }, resource: { attributes: { team: 'blue' } } },
		{ name: 'chat', team: 'blue' },
	],
	[
		'what our own API answers',
		{ name: 'chat', attributes: { 'shop.account': 'acme' }, resource: { team: 'blue' }, scope: { name: 'shop' } },
		{ name: 'chat', scope: 'shop', team: 'blue' },
	],
];

describe('a pasted span', () => {
	it.each(shapes)('as %s', (_, value, { name, scope, team }) => {
		const [read, ...more] = readPastedSpans(`\ufeff ${JSON.stringify(value, null, 2)}\n`);
		expect(more).toEqual([]);
		expect(read?.attributes.get('shop.account')).toBe('acme');
		if (name !== undefined) expect(read?.name).toBe(name);
		if (scope !== undefined) expect(read?.scope.name).toBe(scope);
		if (team !== undefined) expect(read?.resource.get('team')).toBe(team);
	});

	it('as protobuf in base64', () => {
		const body = encodeTraces(
			[
				{
					traceId: span.traceId,
					spanId: span.spanId,
					name: 'chat',
					kind: 1,
					startTimeNs: 1_795_195_402_910_000_001n,
					endTimeNs: 1_795_195_403_910_000_001n,
					attributes: { 'shop.account': 'acme' },
				},
			],
			{},
			'protobuf',
		);
		const base64 = Buffer.from(body)
			.toString('base64')
			.replace(/(.{40})/g, '$1\n');
		expect(readPastedSpans(base64)[0]?.attributes.get('shop.account')).toBe('acme');
	});

	it('several are all there, integers keep every digit', () => {
		const many = [
			span,
			{ ...span, name: 'second', attributes: [{ key: 'n', value: { intValue: '9007199254740993' } }] },
		];
		const read = readPastedSpans(JSON.stringify({ spans: many }));
		expect(read.map(({ name }) => name)).toEqual(['chat', 'second']);
		expect(read[1]?.attributes.get('n')).toBe(9_007_199_254_740_993n);
		expect(readPastedSpans('{"n": 9007199254740993}')[0]?.attributes.get('n')).toBe('9007199254740993');
	});

	it.each([
		['', 'nothing was pasted'],
		['{"a": 1,\n "b" 2}', 'line 2, column 6: expected ":"'],
		['hello', 'neither JSON nor protobuf in base64: it begins with "hello"'],
		['{"resourceSpans": []}', 'there is no span in it'],
		['{"resourceSpans": [{"scopeSpans": 1}]}', 'malformed OTLP/JSON: scopeSpans is not a list'],
		['{"resource_spans": []}', 'this has resource_spans'],
		['[[[]]]', 'a list inside a list is no span'],
		['[1]', '1 is no span'],
		[
			JSON.stringify({ ...span, startTimeUnixNano: 'noon' }),
			'startTimeUnixNano is not a whole number of nanoseconds (first: "noon")',
		],
		['AAAAAAAAAAAAAAAAAAAAAAAA', 'malformed'],
		[JSON.stringify({ a: 'x'.repeat(70_000) }), '70008 bytes; at most 65536'],
	])('%j is refused with the reason', (text, message) => {
		expect(() => readPastedSpans(text)).toThrow(message);
	});
});
