import type { ServerHttp2Stream } from 'node:http2';
import { DomainError } from '@spanledger/core/domain-error';
import { type Body, type BodyEncoding, collectBody, inflateBody, tooLarge } from '../body.ts';
import type { BufferHold } from '../buffer-budget.ts';

/** One byte that says whether the message is compressed, four of its length (big-endian). */
const prefixBytes = 5;
const encodings = new Map<string, BodyEncoding>([
	['', 'identity'],
	['identity', 'identity'],
	['gzip', 'gzip'],
]);

/**
 * The one message of a unary call, inflated while counting; like `readBody`. Throws DomainError: 'too-large' as soon as it
 * passes `maxBytes` sent or inflated, 'invalid' when it is no message or broken gzip, 'unsupported' on other encodings,
 * 'unavailable' when `hold` is exhausted. Source: gRPC over HTTP/2, "Length-Prefixed-Message".
 */
export async function readMessage(
	stream: ServerHttp2Stream,
	encodingName: string,
	maxBytes: number,
	hold: BufferHold,
): Promise<Body> {
	const room = { maxBytes, hold };
	const framed = await collectBody(stream, room, prefixBytes);
	if (framed.length < prefixBytes) throw new DomainError('invalid', 'The call holds no message.', 'body');
	const message = framed.subarray(prefixBytes);
	const length = framed.readUInt32BE(1);
	if (length > maxBytes) throw tooLarge(maxBytes);
	if (length !== message.length) {
		throw new DomainError('invalid', `The message has ${message.length} bytes and says ${length}.`, 'body');
	}
	return inflateBody(message, encodingOf(framed.readUInt8(0), encodingName), room);
}

/** The flag decides; the header only names what a set flag means. */
function encodingOf(flag: number, name: string): BodyEncoding {
	if (flag === 0) return 'identity';
	if (flag !== 1) throw new DomainError('invalid', `The message's compression flag is ${flag}, not 0 or 1.`, 'body');
	const encoding = encodings.get(name.toLowerCase());
	if (encoding === 'gzip') return encoding;
	if (encoding === 'identity') {
		throw new DomainError('invalid', 'The message says it is compressed, its headers that it is not.', 'grpc-encoding');
	}
	const shown = JSON.stringify(name.slice(0, 64));
	throw new DomainError('unsupported', `grpc-encoding is ${shown}; send gzip or none.`, 'grpc-encoding');
}
