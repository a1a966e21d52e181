import type { IncomingMessage } from 'node:http';
import { createGunzip } from 'node:zlib';
import { DomainError } from '@spanledger/core/domain-error';
import type { BufferHold } from './buffer-budget.ts';
import { type BodyEncoding, requireEncoding } from './media-type.ts';

/** A request's body: `sent` as it came over the wire, `inflated` to be decoded (the same bytes without encoding). */
export type Body = { sent: Buffer; inflated: Buffer; encoding: BodyEncoding };

/**
 * Reads the whole body, chunked or with a length, and inflates it while counting. Throws DomainError: 'too-large' as soon as it
 * passes `maxBytes` sent or inflated, 'invalid' on a broken body or gzip, 'unsupported' on other encodings,
 * 'unavailable' when `hold` is exhausted. An empty body is an empty request, whatever its encoding says.
 */
export async function readBody(request: IncomingMessage, maxBytes: number, hold: BufferHold): Promise<Body> {
	const encoding = requireEncoding(request.headers);
	if (Number(request.headers['content-length']) > maxBytes) throw tooLarge(maxBytes);
	const arriving = request.iterator({ destroyOnReturn: false });
	const sent = await collect(arriving, maxBytes, hold).catch((fault) => {
		// what a refused client still sends is read and dropped: left unread, its next request on this connection would hang
		request.resume();
		return orInvalid('The request body broke off.')(fault);
	});
	if (encoding === 'identity' || sent.length === 0) return { sent, inflated: sent, encoding: 'identity' };
	const gunzip = createGunzip();
	gunzip.end(sent);
	const inflated = await collect(gunzip, maxBytes, hold).catch(orInvalid('The body is not valid gzip.'));
	return { sent, inflated, encoding };
}

async function collect(stream: AsyncIterable<Buffer>, maxBytes: number, hold: BufferHold): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of stream) {
		bytes += chunk.length;
		if (bytes > maxBytes) throw tooLarge(maxBytes);
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

function tooLarge(maxBytes: number): DomainError {
	return new DomainError(
		'too-large',
		`The body is over the limit of ${maxBytes} bytes inflated; send smaller batches.`,
	);
}
