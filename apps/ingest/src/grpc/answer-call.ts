import type { ServerHttp2Stream } from 'node:http2';
import { encodeStatus, type RpcStatus } from '@spanledger/otlp/encode-status';

const opening = { ':status': 200, 'content-type': 'application/grpc+proto', 'grpc-accept-encoding': 'identity,gzip' };

/** Clients take 8 KiB of trailers in all, and the message stands in them three times, once percent-encoded. */
const longestMessage = 300;

/** The answer of a call that went well: one message, then status 0 (OK) in the trailers. */
export function answerMessage(stream: ServerHttp2Stream, message: Uint8Array): void {
	const prefix = Buffer.alloc(5);
	prefix.writeUInt32BE(message.length, 1);
	stream.respond(opening, { waitForTrailers: true });
	stream.once('wantTrailers', () => {
		// it may have been reset meanwhile
		if (!stream.closed) stream.sendTrailers({ 'grpc-status': '0' });
	});
	stream.end(Buffer.concat([prefix, message]));
}

/** The answer of a call that failed: no message, everything in the headers ("Trailers-Only"). */
export function answerStatus(stream: ServerHttp2Stream, status: RpcStatus): void {
	// through bytes, for encodeURI throws on the halves of a pair
	const message = Buffer.from(status.message.slice(0, longestMessage)).toString();
	const details = Buffer.from(encodeStatus('protobuf', { ...status, message })).toString('base64');
	const headers = {
		...opening,
		'grpc-status': String(status.code),
		'grpc-message': encodeURI(message),
		'grpc-status-details-bin': details,
	};
	stream.respond(headers, { endStream: true });
}
