import { DomainError } from '@spanledger/core/domain-error';
import { describe, expect, it } from 'vitest';
import { decodeTraces } from '../decode-traces.ts';
import { maxDepth, tooDeep } from '../format.ts';
import { mostParts } from '../room.ts';

const bounds = { earliestStartNs: 1n, latestStartNs: 2n ** 62n, maxSpans: 10 };
const traceId = 'e9a05f92990e0775f6a9830c3881c2ae';
const spanId = 'e76a62529599fa94';
const required = { traceId, spanId, name: 'x', startTimeUnixNano: '1000', endTimeUnixNano: '2000' };

function decodeText(text: string) {
	return decodeTraces(new TextEncoder().encode(text), 'json', bounds);
}

function decodeSpan(span: object) {
	const decoded = decodeText(
		JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [{ ...required, ...span }] }] }] }),
	);
	expect(decoded.errorMessage).toBe('');
	return decoded.spans[0];
}

function decodeValue(value: unknown) {
	return decodeSpan({ attributes: [{ key: 'a', value }] })?.attributes.get('a');
}

function deep(levels: number): unknown {
	return levels === 0 ? 0 : [deep(levels - 1)];
}

/** As text, for printing a deep value would exhaust the test's own stack. */
function nestedSpan(levels: number): string {
	const value = `${'{"arrayValue":{"values":['.repeat(levels)}{"stringValue":"bottom"}${']}}'.repeat(levels)}`;
	const span = `{"attributes":[{"key":"a","value":${value}}],${JSON.stringify(required).slice(1)}`;
	return `{"resourceSpans":[{"scopeSpans":[{"spans":[${span}]}]}]}`;
}

/** What the first items of nested lists lead to. */
function innermostOf(value: unknown): unknown {
	let inner = value;
	while (Array.isArray(inner)) inner = inner[0];
	return inner;
}

describe('an attribute value in OTLP/JSON', () => {
	it.each<[string, unknown, unknown]>([
		['absent', undefined, null],
		['null', null, null],
		['empty', {}, null],
		['of an unknown kind', { stringValueStrindex: 3 }, null],
		['with a null kind', { stringValue: null }, null],
		['an empty string', { stringValue: '' }, ''],
		['int as string', { intValue: '120' }, 120],
		['int as number', { intValue: 120 }, 120],
		['int64', { intValue: '9007199254740993' }, 9007199254740993n],
		['smallest int64', { intValue: '-9223372036854775808' }, -(2n ** 63n)],
		['int that is none', { intValue: 'many' }, 'many'],
		['bool', { boolValue: false }, false],
		['double', { doubleValue: 0.2 }, 0.2],
		['double as string', { doubleValue: '0.2' }, 0.2],
		['NaN', { doubleValue: 'NaN' }, Number.NaN],
		['Infinity', { doubleValue: '-Infinity' }, Number.NEGATIVE_INFINITY],
		['bytes', { bytesValue: 'AAH+/w==' }, new Uint8Array([0, 1, 254, 255])],
		['bytes, URL-safe and unpadded', { bytesValue: 'AAH-_w' }, new Uint8Array([0, 1, 254, 255])],
		['empty list', { arrayValue: {} }, []],
		['list', { arrayValue: { values: [{ intValue: 1 }, {}, { stringValue: 'b' }] } }, [1, null, 'b']],
		['empty kvlist', { kvlistValue: {} }, new Map()],
		['kvlist', { kvlistValue: { values: [{ key: 'a', value: { boolValue: true } }] } }, new Map([['a', true]])],
	])('%s', (_, sent, value) => {
		expect(decodeValue(sent)).toEqual(value);
	});

	it('keeps every digit of an integer sent as a JSON number', () => {
		const attributes = '[{"key":"a","value":{"intValue":9007199254740993}}]';
		const span = `{"traceId":"${traceId}","spanId":"${spanId}","startTimeUnixNano":1795195402910000001,"attributes":${attributes}}`;
		const [decoded] = decodeText(`{"resourceSpans":[{"scopeSpans":[{"spans":[${span}]}]}]}`).spans;
		expect(decoded?.startTimeNs).toBe(1795195402910000001n);
		expect(decoded?.attributes.get('a')).toBe(9007199254740993n);
	});

	it.each([
		[maxDepth, 'bottom'],
		[maxDepth + 1, tooDeep],
		[100_000, tooDeep],
	])('nested %i levels ends in %j', (levels, innermost) => {
		const value = decodeText(nestedSpan(levels)).spans[0]?.attributes.get('a');
		expect(innermostOf(value)).toBe(innermost);
	});
});

describe('a span in OTLP/JSON', () => {
	it('has its ids lower-cased, links too', () => {
		const upper = { traceId: traceId.toUpperCase(), spanId: spanId.toUpperCase() };
		const span = decodeSpan({ ...upper, parentSpanId: 'EAD84002CA41CE07', links: [upper] });
		expect(span).toMatchObject({ traceId, spanId, parentSpanId: 'ead84002ca41ce07', links: [{ traceId, spanId }] });
	});

	it.each([undefined, null, '', '0000000000000000'])('with parent %j is a root', (parentSpanId) => {
		expect(decodeSpan({ parentSpanId })?.parentSpanId).toBeNull();
	});

	it('may name its enums', () => {
		const span = decodeSpan({ kind: 'SPAN_KIND_CLIENT', status: { code: 'STATUS_CODE_ERROR', message: 'boom' } });
		expect(span).toMatchObject({ kind: 3, status: { code: 2, message: 'boom' } });
	});

	it('treats unknown enum values as unspecified', () => {
		expect(decodeSpan({ kind: 17, status: { code: 'SOMETHING' } })).toMatchObject({ kind: 0, status: { code: 0 } });
	});

	it('ignores unknown fields and snake_case keys at every level', () => {
		const span = decodeSpan({ somethingNew: { deep: [1] }, trace_state: 'x', status: { code: 1, extra: {} } });
		expect(span).toMatchObject({ traceState: '', status: { code: 1, message: '' } });
	});

	it('may lack nearly everything', () => {
		expect(decodeSpan({ name: null, attributes: null, events: null, links: null, status: null })).toMatchObject({
			name: '',
			kind: 0,
			flags: 0,
			attributes: new Map(),
			events: [],
			links: [],
			status: { code: 0, message: '' },
			scope: { name: '', version: '' },
			resource: new Map(),
		});
	});

	it('of a repeated attribute key keeps the last', () => {
		const attributes = [1, 2].map((intValue) => ({ key: 'a', value: { intValue } }));
		expect(decodeSpan({ attributes })?.attributes).toEqual(new Map([['a', 2]]));
	});

	it.each<[string, unknown, string]>([
		['no object', 7, 'span is not an object (first: "7")'],
		['ids that are no hex', { ...required, traceId: 'z'.repeat(32) }, 'trace id is not 16 bytes of hex'],
		['base64 ids', { ...required, traceId: '6aBfkpkOB3X2qYMMOIHCrg==' }, 'trace id is not 16 bytes of hex'],
		['a fractional start', { ...required, startTimeUnixNano: 1.5 }, 'startTimeUnixNano is not a whole number'],
		['a start that is text', { ...required, startTimeUnixNano: 'now' }, 'startTimeUnixNano is not a whole number'],
		['an end that is text', { ...required, endTimeUnixNano: {} }, 'endTimeUnixNano is not a whole number'],
		['a deep start', { ...required, startTimeUnixNano: deep(1_000) }, '(first: "a list")'],
	])('%s: refused alone', (_, span, message) => {
		const decoded = decodeText(JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [required, span] }] }] }));
		expect(decoded.spans).toHaveLength(1);
		expect(decoded.rejected).toBe(1);
		expect(decoded.errorMessage).toContain(message);
	});
});

describe('an OTLP/JSON body', () => {
	it.each([
		'{}',
		'{"resourceSpans":[]}',
		'{"resourceSpans":null}',
		'\ufeff{}',
		'{"resourceSpans":[{"scopeSpans":[{}]},{},null]}',
	])('%s is an empty request', (text) => {
		expect(decodeText(text)).toEqual({ spans: [], rejected: 0, errorMessage: '' });
	});

	it.each([
		'',
		'{',
		'[]',
		'null',
		'"x"',
		'{"resourceSpans":{}}',
		'{"resourceSpans":"x"}',
		'{"resourceSpans":[1]}',
		'{"resourceSpans":[{"scopeSpans":"x"}]}',
	])('%j is malformed', (text) => {
		expect(() => decodeText(text)).toThrow(DomainError);
		expect(() => decodeText(text)).toThrow(/^malformed OTLP\/JSON: /);
	});

	it.each([
		['spans', '{"resourceSpans":[{"scopeSpans":[{"spans":[#]}]}]}', '{}'],
		['events', '{"resourceSpans":[{"scopeSpans":[{"spans":[{"events":[#]}]}]}]}', '{}'],
		[
			'maps',
			'{"resourceSpans":[{"resource":{"attributes":[{"value":{"arrayValue":{"values":[#]}}}]}}]}',
			'{"kvlistValue":{}}',
		],
	])('of too many empty %s is refused before they fill the memory', (_, envelope, part) => {
		const parts = Array.from({ length: mostParts + 1 }, () => part).join(',');
		expect(() => decodeText(envelope.replace('#', parts))).toThrow(`more than ${mostParts} spans, events, links`);
	});

	it('replaces invalid UTF-8', () => {
		const span = JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [{ ...required, name: 'a~b' }] }] }] });
		const bytes = new TextEncoder().encode(span).map((byte) => (byte === 126 ? 0xff : byte));
		expect(decodeTraces(bytes, 'json', bounds).spans[0]?.name).toBe('a\ufffdb');
	});
});
