import type { AttributeValue, RawSpan } from '@spanledger/core/spans/raw-span';
import { encodeTraces, type SpanDescription } from '@spanledger/fixtures/encode-spans';
import { describe, expect, it } from 'vitest';
import { decodeTraces } from './decode-traces.ts';

const startNs = 1_795_195_402_910_000_001n;
const endNs = 1_795_195_402_983_155_321n;
const bounds = { earliestStartNs: startNs - 10n, latestStartNs: startNs + 10n, maxSpans: 3 };
const traceId = 'e9a05f92990e0775f6a9830c3881c2ae';
const spanId = 'e76a62529599fa94';
const formats = ['protobuf', 'json'] as const;

const described: SpanDescription = {
	traceId,
	spanId,
	parentSpanId: 'ead84002ca41ce07',
	parentIsRemote: true,
	traceState: 'ot=th:8',
	name: 'chat gpt-4o-mini – ünïcode',
	kind: 3,
	startTimeNs: startNs,
	endTimeNs: endNs,
	attributes: {
		'gen_ai.request.model': 'gpt-4o-mini',
		long: 'long text with an accent: é '.repeat(20),
		count: 120,
		negative: -1,
		wide: 4_294_967_297,
		temperature: 0.2,
		stream: false,
		nothing: null,
		bytes: new Uint8Array([0, 1, 254, 255]),
		list: ['stop', 1, 2.5, true, null, ['deep']],
		map: { role: 'user', parts: [{ type: 'text', content: 'hi' }] },
		['__proto__']: 'x',
	},
	events: [{ name: 'exception', timeNs: endNs, attributes: { 'exception.type': 'RateLimit' } }],
	links: [{ traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331', attributes: { from: 'batch' } }],
	status: { code: 2, message: 'boom' },
	scope: { name: 'instrumentation', version: '0.21.0' },
};

const expected: RawSpan = {
	traceId,
	spanId,
	parentSpanId: 'ead84002ca41ce07',
	traceState: 'ot=th:8',
	flags: 0x301,
	name: 'chat gpt-4o-mini – ünïcode',
	kind: 3,
	startTimeNs: startNs,
	endTimeNs: endNs,
	attributes: new Map<string, AttributeValue>([
		['gen_ai.request.model', 'gpt-4o-mini'],
		['long', 'long text with an accent: é '.repeat(20)],
		['count', 120],
		['negative', -1],
		['wide', 4_294_967_297],
		['temperature', 0.2],
		['stream', false],
		['nothing', null],
		['bytes', new Uint8Array([0, 1, 254, 255])],
		['list', ['stop', 1, 2.5, true, null, ['deep']]],
		[
			'map',
			new Map<string, AttributeValue>([
				['role', 'user'],
				[
					'parts',
					[
						new Map([
							['type', 'text'],
							['content', 'hi'],
						]),
					],
				],
			]),
		],
		['__proto__', 'x'],
	]),
	droppedAttributesCount: 0,
	events: [{ name: 'exception', timeNs: endNs, attributes: new Map([['exception.type', 'RateLimit']]) }],
	links: [
		{
			traceId: '0af7651916cd43dd8448eb211c80319c',
			spanId: 'b7ad6b7169203331',
			traceState: '',
			attributes: new Map([['from', 'batch']]),
		},
	],
	status: { code: 2, message: 'boom' },
	resource: new Map([['service.name', 'shop']]),
	scope: { name: 'instrumentation', version: '0.21.0' },
};

describe.each(formats)('what the official %s encoder writes', (format) => {
	const decode = (...spans: SpanDescription[]) =>
		decodeTraces(encodeTraces(spans, { 'service.name': 'shop' }, format), format, bounds);

	it('comes back field by field', () => {
		expect(decode(described)).toEqual({ spans: [expected], rejected: 0, errorMessage: '' });
	});

	it('shares one resource among its spans', () => {
		const { spans } = decode(described, { ...described, spanId: '1111111111111111' });
		expect(spans[0]?.resource).toBe(spans[1]?.resource);
	});

	it('holds no spans when nothing was sent', () => {
		expect(decode()).toEqual({ spans: [], rejected: 0, errorMessage: '' });
	});

	it.each<[string, Partial<SpanDescription>, string]>([
		['a short trace id', { traceId: 'abcd' }, 'trace id is not 16 bytes of hex, or all zero (first: "abcd")'],
		['a zero trace id', { traceId: '0'.repeat(32) }, `all zero (first: "${'0'.repeat(32)}")`],
		['a zero span id', { spanId: '0'.repeat(16) }, 'span id is not 8 bytes of hex, or all zero'],
		['a long span id', { spanId: 'a'.repeat(32) }, 'span id is not 8 bytes of hex, or all zero'],
		['a short parent', { parentSpanId: 'abcd' }, 'parent span id is not 8 bytes of hex (first: "abcd")'],
		['an early start', { startTimeNs: bounds.earliestStartNs - 1n }, 'start time before 2026-11-20T'],
		['a late start', { startTimeNs: bounds.latestStartNs + 1n }, 'start time after 2026-11-20T'],
		['no start', { startTimeNs: 0n }, '(first: "1970-01-01T00:00:00.000Z")'],
	])('%s is refused alone', (_, fault, message) => {
		const decoded = decode(described, { ...described, ...fault }, { ...described, spanId: '1111111111111111' });
		expect(decoded.spans.map((span) => span.spanId)).toEqual([spanId, '1111111111111111']);
		expect(decoded.rejected).toBe(1);
		expect(decoded.errorMessage).toContain(message);
	});

	it('accepts a start on either bound', () => {
		const first = { ...described, startTimeNs: bounds.earliestStartNs };
		const last = { ...described, startTimeNs: bounds.latestStartNs };
		expect(decode(first, last).rejected).toBe(0);
	});

	it('refuses spans past the limit and counts each reason', () => {
		const bad = { ...described, traceId: 'zz' };
		const decoded = decode(bad, described, described, bad, described, described, described);
		expect(decoded.spans).toHaveLength(3);
		expect(decoded.rejected).toBe(4);
		expect(decoded.errorMessage).toMatch(
			/^4 spans refused: 2 × trace id is not 16 bytes of hex, or all zero \(first: ".*"\); 2 × more than 3 spans in one request$/,
		);
	});

	it.each([
		['before its start', startNs - 1n],
		['beyond 64 signed bits', 2n ** 63n],
	])('an end %s becomes the start', (_, endTimeNs) => {
		expect(decode({ ...described, endTimeNs }).spans[0]?.endTimeNs).toBe(startNs);
	});

	it('an all-zero parent means root', () => {
		expect(decode({ ...described, parentSpanId: '0'.repeat(16) }).spans[0]?.parentSpanId).toBeNull();
	});

	it('drops a link that points nowhere and keeps its span', () => {
		const [span] = decode({ ...described, links: [{ traceId: '0'.repeat(32), spanId }] }).spans;
		expect(span?.links).toEqual([]);
	});
});
