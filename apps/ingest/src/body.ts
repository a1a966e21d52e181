import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { DomainError } from '@spanledger/core/domain-error';
import type { BufferHold } from './buffer-budget.ts';

export type BodyEncoding = 'identity' | 'gzip';

/** A request's body: `sent` as it came over the wire, `inflated` to be decoded (the same bytes without encoding). */
export type Body = { sent: Buffer; inflated: Buffer; encoding: BodyEncoding };

/** What a body may be: `maxBytes` sent or inflated, and what `hold` gets of the memory that all requests share. */
export type BodyRoom = { maxBytes: number; hold: BufferHold };

/**
 * Everything that arrives on a request, whichever HTTP it speaks; `frameBytes` around a body do not count. Throws DomainError: 'too-large' as soon as it passes the
 * limit, 'unavailable' when the memory is exhausted, 'invalid' when it breaks off.
 */
export function collectBody(request: Readable, room: BodyRoom, frameBytes = 0): Promise<Buffer> {
	return collect(request.iterator({ destroyOnReturn: false }), room, frameBytes).catch((fault) => {
		// what a refused client still sends is read and dropped: left unread, its next request on this connection would hang
		request.resume();
		return orInvalid('The request body broke off.')(fault);
	});
}

/** Inflates what was sent, counting. Throws DomainError like `collectBody`; an empty body is empty, whatever its encoding says. */
export async function inflateBody(sent: Buffer, encoding: BodyEncoding, room: BodyRoom): Promise<Body> {
	if (encoding === 'identity' || sent.length === 0) return { sent, inflated: sent, encoding: 'identity' };
	const gunzip = createGunzip();
	gunzip.end(sent);
	const inflated = await collect(gunzip, room).catch(orInvalid('The body is not valid gzip.'));
	return { sent, inflated, encoding };
}

export function tooLarge(maxBytes: number): DomainError {
	return new DomainError(
		'too-large',
		`The body is over the limit of ${maxBytes} bytes inflated; send smaller batches.`,
	);
}

async function collect(stream: AsyncIterable<Buffer>, { maxBytes, hold }: BodyRoom, frameBytes = 0): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of stream) {
		bytes += chunk.length;
		if (bytes > maxBytes + frameBytes) throw tooLarge(maxBytes);
		hold.grow(chunk.length);
		chunks.push(chunk);
	}
	const [only] = chunks;
	return chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks, bytes);
}

/** Our own refusals pass; a stream's fault is the sender's. */
const orInvalid = (message: string) => (fault: unknown) => {
	if (fault instanceof DomainError) throw fault;
	throw new DomainError('invalid', message, 'body');
};
