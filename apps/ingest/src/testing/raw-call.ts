import { once } from 'node:events';
import { connect, type OutgoingHttpHeaders } from 'node:http2';

/** gRPC's Length-Prefixed-Message, with a flag and a length that may lie. */
export function framed(message: Uint8Array, { flag = 0, length = message.length } = {}): Buffer {
	const prefix = Buffer.alloc(5);
	prefix.writeUInt8(flag, 0);
	prefix.writeUInt32BE(length, 1);
	return Buffer.concat([prefix, message]);
}

/** A call written by hand: any headers, any bytes. Resolves to its headers and trailers as one. */
export async function rawCall(
	address: string,
	headers: OutgoingHttpHeaders,
	body: Uint8Array,
): Promise<Record<string, string>> {
	const session = connect(`http://${address}`);
	const stream = session.request({
		':method': 'POST',
		':path': '/opentelemetry.proto.collector.trace.v1.TraceService/Export',
		'content-type': 'application/grpc',
		te: 'trailers',
		...headers,
	});
	const answer: Record<string, string> = {};
	const keep = (part: object) => Object.assign(answer, part);
	stream.on('response', keep).on('trailers', keep).resume();
	stream.end(body);
	await once(stream, 'close');
	session.close();
	return answer;
}
