import { DomainError } from '@spanledger/core/domain-error';
import { isObject, type JsonObject, type JsonValue } from '@spanledger/core/spans/json';
import type { RawSpan } from '@spanledger/core/spans/raw-span';
import { quoteLongIntegers } from '@spanledger/otlp/json/quote-long-integers';
import { decodePastedBytes, decodePastedJson, envelopeLevel, spanLevel } from './decode-pasted-otlp.ts';
import { findJsonFault } from './find-json-fault.ts';
import { spanOfDescription } from './span-of-description.ts';

const longestPaste = 65_536;

/**
 * The spans in a pasted text, at least one: OTLP/JSON (a whole request, or a resourceSpans, scopeSpans or span object of one), an
 * OTLP request in protobuf as base64, a span as consoles and our own API print it, or a plain object of attributes; lists of
 * these too. Throws DomainError('invalid' | 'too-large') that names what is wrong and where.
 */
export function readPastedSpans(text: string): RawSpan[] {
	const bytes = new TextEncoder().encode(text).length;
	if (bytes > longestPaste) throw new DomainError('too-large', `${bytes} bytes; at most ${longestPaste}`, 'text');
	const trimmed = text.replace(/^\ufeff/, '').trim();
	if (trimmed === '') throw refused('nothing was pasted');
	const spans = isBase64(trimmed)
		? decodePastedBytes(Buffer.from(trimmed, 'base64'), 'protobuf')
		: spansIn(parse(trimmed), 0);
	if (spans.length === 0) throw refused('there is no span in it');
	return spans;
}

const refused = (why: string): DomainError => new DomainError('invalid', why, 'text');

/** Shorter words are words. */
const isBase64 = (text: string): boolean => text.length >= 16 && /^[\w+/\s-]+={0,2}$/.test(text);

function parse(text: string): JsonValue {
	if (!/^[[{]/.test(text)) {
		throw refused(`neither JSON nor protobuf in base64: it begins with ${JSON.stringify(text.slice(0, 20))}`);
	}
	const fault = findJsonFault(text);
	if (fault !== null) throw refused(`line ${fault.line}, column ${fault.column}: expected ${fault.expected}`);
	return JSON.parse(quoteLongIntegers(text)) as JsonValue;
}

function spansIn(value: JsonValue, depth: number): RawSpan[] {
	if (Array.isArray(value)) {
		if (depth > 0) throw refused('a list inside a list is no span');
		if (value.length > 0 && value.every(isKeyValue)) return spansIn({ attributes: value }, depth);
		return value.flatMap((item) => spansIn(item, depth + 1));
	}
	if (!isObject(value)) throw refused(`${JSON.stringify(value)} is no span`);
	return spansOf(value);
}

const isKeyValue = (item: JsonValue): boolean => isObject(item) && typeof item.key === 'string' && 'value' in item;

function spansOf(value: JsonObject): RawSpan[] {
	// protobuf's own names: then every field inside is spelt so too
	const snake = ['resource_spans', 'scope_spans'].find((name) => Array.isArray(value[name]));
	if (snake !== undefined) throw refused(`OTLP/JSON is written in camel case, resourceSpans; this has ${snake}`);
	// Grafana Tempo's API
	if (Array.isArray(value.batches)) return decodePastedJson({ resourceSpans: value.batches }, 0);
	const level = envelopeLevel(value);
	if (level !== null) return decodePastedJson(value, level);
	const isOtlpSpan = Array.isArray(value.attributes) || value.startTimeUnixNano !== undefined;
	return isOtlpSpan ? decodePastedJson(value, spanLevel) : [spanOfDescription(value)];
}
