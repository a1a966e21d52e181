import { DomainError } from '@spanledger/core/domain-error';
import { isObject, type JsonObject, type JsonValue } from '@spanledger/core/spans/json';
import type { RawSpan } from '@spanledger/core/spans/raw-span';
import { decodeTraces } from '@spanledger/otlp/decode-traces';
import type { OtlpFormat } from '@spanledger/otlp/format';
import { noSpan, noTrace } from './span-of-description.ts';

/** The lists of an OTLP envelope, outermost first. */
const envelope = ['resourceSpans', 'scopeSpans', 'spans'] as const;
/** The level of a span itself: inside all three lists. */
export const spanLevel = envelope.length;

/** How deep inside the envelope an object belongs by the list that it has: 0 = a request; null = it has none of them. */
export function envelopeLevel(value: JsonObject): number | null {
	const level = envelope.findIndex((list) => value[list] !== undefined);
	return level === -1 ? null : level;
}

/** Decodes a part of an OTLP/JSON request inside the envelopes that it lacks. Throws DomainError('invalid'). */
export function decodePastedJson(value: JsonObject, level: number): RawSpan[] {
	const request = envelope.slice(0, level).reduceRight<JsonObject>((inner, list) => ({ [list]: [inner] }), value);
	for (const span of spanObjects(request)) completeIds(span);
	return decodePastedBytes(new TextEncoder().encode(JSON.stringify(request)), 'json');
}

/** A pasted span is looked at and not stored: any time will do. */
const anyTime = { earliestStartNs: 0n, latestStartNs: 2n ** 63n - 1n, maxSpans: 1_000 };

/** Decodes a whole request. Throws DomainError('invalid'), also when every span of it is refused. */
export function decodePastedBytes(body: Uint8Array, format: OtlpFormat): RawSpan[] {
	const { spans, errorMessage } = decodeTraces(body, format, anyTime);
	if (spans.length === 0 && errorMessage !== '') throw new DomainError('invalid', errorMessage, 'text');
	return spans;
}

function* spanObjects(request: JsonObject): Generator<JsonObject> {
	for (const group of objectsIn(request.resourceSpans)) {
		for (const scoped of objectsIn(group.scopeSpans)) yield* objectsIn(scoped.spans);
	}
}

const objectsIn = (value: JsonValue | undefined): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** Ids tell nothing about a span's meaning: absent ones, and those that a tool has printed as base64, shall not refuse it. */
function completeIds(span: JsonObject): void {
	if (!isHex(span.traceId, 32)) span.traceId = noTrace;
	if (!isHex(span.spanId, 16)) span.spanId = noSpan;
	if (!isHex(span.parentSpanId, 16)) span.parentSpanId = null;
}

function isHex(id: JsonValue | undefined, digits: number): boolean {
	return typeof id === 'string' && id.length === digits && /^[0-9a-f]+$/i.test(id);
}
