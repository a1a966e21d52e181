import type { IncomingMessage } from 'node:http';
import { type Body, collectBody, inflateBody, tooLarge } from './body.ts';
import type { BufferHold } from './buffer-budget.ts';
import { requireEncoding } from './media-type.ts';

/**
 * Reads the whole body, chunked or with a length, and inflates it while counting. Throws DomainError: 'too-large' as soon as it
 * passes `maxBytes` sent or inflated, 'invalid' on a broken body or gzip, 'unsupported' on other encodings,
 * 'unavailable' when `hold` is exhausted.
 */
export async function readBody(request: IncomingMessage, maxBytes: number, hold: BufferHold): Promise<Body> {
	const encoding = requireEncoding(request.headers);
	if (Number(request.headers['content-length']) > maxBytes) throw tooLarge(maxBytes);
	const room = { maxBytes, hold };
	return inflateBody(await collectBody(request, room), encoding, room);
}
