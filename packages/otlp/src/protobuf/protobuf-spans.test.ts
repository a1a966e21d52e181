import { DomainError } from '@spanledger/core/domain-error';
import { Writer } from 'protobufjs/minimal.js';
import { describe, expect, it } from 'vitest';
import { decodeTraces } from '../decode-traces.ts';
import { maxDepth, tooDeep } from '../format.ts';
import { mostParts } from '../room.ts';

const bounds = { earliestStartNs: 1n, latestStartNs: 2n ** 62n, maxSpans: 10 };
const traceId = new Uint8Array(16).fill(0xab);
const spanId = new Uint8Array(8).fill(0xcd);

/** Writes fields by number and wire type, so that bodies no encoder would produce can be made. */
const varint = (field: number, value: number | string) => (w: Writer) => w.uint32((field << 3) | 0).int64(value);
const double = (field: number, value: number) => (w: Writer) => w.uint32((field << 3) | 1).double(value);
const fixed64 = (field: number, value: number) => (w: Writer) => w.uint32((field << 3) | 1).fixed64(value);
const fixed32 = (field: number, value: number) => (w: Writer) => w.uint32((field << 3) | 5).fixed32(value);
const bytes = (field: number, value: Uint8Array) => (w: Writer) => w.uint32((field << 3) | 2).bytes(value);
const text = (field: number, value: string) => bytes(field, new TextEncoder().encode(value));
const message = (field: number, ...fields: ((w: Writer) => Writer)[]) => bytes(field, body(...fields));
function body(...fields: ((w: Writer) => Writer)[]): Uint8Array {
	return fields.reduce((writer, write) => write(writer), new Writer()).finish();
}

const required = [bytes(1, traceId), bytes(2, spanId), fixed64(7, 1000), fixed64(8, 2000)];
const requestOf = (...spanFields: ((w: Writer) => Writer)[]) => body(message(1, message(2, message(2, ...spanFields))));
const decode = (request: Uint8Array) => decodeTraces(request, 'protobuf', bounds);
const decodeSpan = (...fields: ((w: Writer) => Writer)[]) => {
	const decoded = decode(requestOf(...required, ...fields));
	expect(decoded.errorMessage).toBe('');
	return decoded.spans[0];
};
const attribute = (...valueFields: ((w: Writer) => Writer)[]) => message(9, text(1, 'a'), message(2, ...valueFields));
const decodeValue = (...valueFields: ((w: Writer) => Writer)[]) =>
	decodeSpan(attribute(...valueFields))?.attributes.get('a');
const nested = (levels: number): ((w: Writer) => Writer) =>
	levels === 0 ? text(1, 'bottom') : message(5, message(1, nested(levels - 1)));

/** What the first items of nested lists lead to. */
function innermostOf(value: unknown): unknown {
	let inner = value;
	while (Array.isArray(inner)) inner = inner[0];
	return inner;
}

describe('an attribute value in protobuf', () => {
	it.each<[string, ((w: Writer) => Writer)[], unknown]>([
		['empty', [], null],
		['of a kind only profiles use', [varint(8, 3)], null],
		['empty string', [text(1, '')], ''],
		['short text', [text(1, 'gpt-4o-mini')], 'gpt-4o-mini'],
		['short text beyond ASCII', [text(1, 'é – 😀')], 'é – 😀'],
		['text with a byte order mark', [text(1, '\ufeffx')], '\ufeffx'],
		['true', [varint(2, 1)], true],
		['zero', [varint(3, 0)], 0],
		['49 bits', [varint(3, 2 ** 49 - 1)], 2 ** 49 - 1],
		['50 bits', [varint(3, 2 ** 49)], 2 ** 49],
		['largest safe', [varint(3, Number.MAX_SAFE_INTEGER)], Number.MAX_SAFE_INTEGER],
		['beyond safe', [varint(3, '9007199254740993')], 9007199254740993n],
		['largest int64', [varint(3, '9223372036854775807')], 2n ** 63n - 1n],
		['smallest int64', [varint(3, '-9223372036854775808')], -(2n ** 63n)],
		['minus one', [varint(3, -1)], -1],
		['double', [double(4, 0.2)], 0.2],
		['NaN', [double(4, Number.NaN)], Number.NaN],
		['Infinity', [double(4, Number.POSITIVE_INFINITY)], Number.POSITIVE_INFINITY],
		['bytes', [bytes(7, new Uint8Array([0, 255]))], new Uint8Array([0, 255])],
		['empty list', [message(5)], []],
		['empty kvlist', [message(6)], new Map()],
		['two kinds: the last wins', [text(1, 'x'), varint(3, 5)], 5],
	])('%s', (_, fields, value) => {
		expect(decodeValue(...fields)).toEqual(value);
	});

	it.each([
		[maxDepth, 'bottom'],
		[maxDepth + 1, tooDeep],
		[5_000, tooDeep],
	])('nested %i levels ends in %j', (levels, innermost) => {
		expect(innermostOf(decodeValue(nested(levels)))).toBe(innermost);
	});

	it('without a value is null', () => {
		expect(decodeSpan(message(9, text(1, 'a')))?.attributes).toEqual(new Map([['a', null]]));
	});

	it.each([
		['short', 3],
		['long', 40],
	])('replaces invalid UTF-8 in %s text', (_, length) => {
		expect(decodeValue(bytes(1, new Uint8Array(length).fill(0xff)))).toBe('\ufffd'.repeat(length));
	});
});

describe('a span in protobuf', () => {
	it('skips unknown fields of every wire type', () => {
		const unknown = [varint(100, -1), fixed64(101, 1), text(102, 'x'), fixed32(103, 1)];
		expect(decodeSpan(...unknown, text(5, 'named'))?.name).toBe('named');
		expect(decode(body(...unknown, message(1, ...unknown, message(2, ...unknown))))).toMatchObject({ rejected: 0 });
	});

	it('may be followed by its scope and resource', () => {
		const scope = message(1, text(1, 'scope'), text(2, '2.0'));
		const resource = message(1, message(1, text(1, 'service.name'), message(2, text(1, 'shop'))));
		const [span] = decode(body(message(1, message(2, message(2, ...required), scope), resource))).spans;
		expect(span).toMatchObject({
			scope: { name: 'scope', version: '2.0' },
			resource: new Map([['service.name', 'shop']]),
		});
	});

	it('treats unknown enum values as unspecified', () => {
		expect(decodeSpan(varint(6, 17), message(15, varint(3, -1)))).toMatchObject({ kind: 0, status: { code: 0 } });
	});

	it('with an all-zero parent is a root', () => {
		expect(decodeSpan(bytes(4, new Uint8Array(8)))?.parentSpanId).toBeNull();
	});

	it('of a repeated attribute key keeps the last', () => {
		expect(decodeSpan(attribute(varint(3, 1)), attribute(varint(3, 2)))?.attributes).toEqual(new Map([['a', 2]]));
	});

	it.each<[string, Uint8Array, string]>([
		['noise', new Uint8Array([0xff, 0xff, 0xff]), 'index out of range'],
		['a wrong wire type', body(...required, varint(5, 1)), 'wire type 0 where 2 belongs'],
		['a name that leaves it', body(...required, text(5, 'chat')).slice(0, -1), 'a field ends at byte'],
	])('that is %s is refused alone', (_, malformed, what) => {
		const good = message(2, ...required);
		const request = body(message(1, message(2, good, bytes(2, malformed), good)), message(1, message(2, good)));
		const { spans, rejected, errorMessage } = decode(request);
		expect(spans).toHaveLength(3);
		expect(rejected).toBe(1);
		expect(errorMessage).toContain('1 span refused: 1 × span is malformed (first: "at byte');
		expect(errorMessage).toContain(what);
	});

	it('keeps times to the nanosecond', () => {
		const late = (w: Writer) => w.uint32((8 << 3) | 1).fixed64('1795195402983155321');
		expect(decodeSpan(late)?.endTimeNs).toBe(1795195402983155321n);
	});
});

describe('a protobuf body', () => {
	it('without bytes is an empty request', () => {
		expect(decode(new Uint8Array())).toEqual({ spans: [], rejected: 0, errorMessage: '' });
	});

	it('may be a view into a larger buffer', () => {
		const request = requestOf(...required);
		const larger = new Uint8Array(request.length + 20);
		larger.set(request, 7);
		expect(decode(larger.subarray(7, 7 + request.length)).spans).toHaveLength(1);
	});

	it.each<[string, number[], (w: Writer) => Writer]>([
		['resources', [], message(1)],
		['scopes', [1], message(2)],
		['spans', [1, 2], message(2)],
		['events', [1, 2, 2], message(11)],
		['links', [1, 2, 2], message(13)],
		['lists', [1, 2, 2, 9, 2, 5], message(1, message(5))],
		['maps', [1, 2, 2, 9, 2, 5], message(1, message(6))],
	])('of too many empty %s is refused before they fill the memory', (_, path, one) => {
		const part = body(one);
		const parts = new Uint8Array(part.length * (mostParts + 1));
		for (let at = 0; at < parts.length; at += part.length) parts.set(part, at);
		const request = path.reduceRight<Uint8Array>((inner, field) => body(bytes(field, inner)), parts);
		expect(() => decode(request)).toThrow(`more than ${mostParts} spans, events, links, lists and maps`);
	});

	it.each<[string, Uint8Array, string]>([
		['noise', new Uint8Array([0xff, 0xff, 0xff]), 'index out of range'],
		['an endless varint', new Uint8Array([0x50, ...new Array(12).fill(0xff)]), 'invalid varint'],
		['field number 0', new Uint8Array([0x00, 0x01]), 'field number 0'],
		['groups', new Uint8Array(100_000).fill(0x0b), 'wire type 3'],
		['a wrong wire type', body(varint(1, 5)), 'wire type 0 where 2 belongs'],
		['a span cut short', requestOf(...required).slice(0, -1), 'ends at byte'],
		[
			'a field that leaves its message',
			body(message(1, bytes(2, new Uint8Array([0x0a, 0x05])))),
			'a field ends at byte 11',
		],
	])('%s is malformed', (_, request, what) => {
		expect(() => decode(request)).toThrow(DomainError);
		expect(() => decode(request)).toThrow(/^malformed OTLP protobuf at byte \d+: /);
		expect(() => decode(request)).toThrow(what);
	});
});
