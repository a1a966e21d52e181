import { DomainError } from '@spanledger/core/domain-error';
import { asObject, type JsonObject } from './json-fields.ts';
import { quoteLongIntegers } from './quote-long-integers.ts';

/** Invalid UTF-8 becomes U+FFFD instead of losing the request. */
const utf8 = new TextDecoder('utf-8', { fatal: false });

/**
 * Parses an OTLP/JSON request, which must be an object.
 * Throws DomainError('invalid').
 */
export function parseJsonBody(body: Uint8Array): JsonObject {
	const request = asObject(parse(utf8.decode(body)));
	if (request === null) throw new DomainError('invalid', 'malformed OTLP/JSON: the body is not an object');
	return request;
}

function parse(text: string): unknown {
	try {
		return JSON.parse(quoteLongIntegers(text));
	} catch (cause) {
		throw new DomainError('invalid', `malformed OTLP/JSON: ${cause instanceof Error ? cause.message : 'not JSON'}`);
	}
}
