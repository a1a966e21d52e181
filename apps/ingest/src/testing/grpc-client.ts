import { Client, credentials, Metadata, type ServiceError } from '@grpc/grpc-js';
import type { Signal } from '@spanledger/otlp/signal';
import { Reader } from 'protobufjs/minimal.js';

/** What a call ended with: `message` when it went well; else the status, with the seconds of RetryInfo where it has one. */
export type GrpcAnswer = {
	code: number;
	text: string;
	message: Uint8Array | null;
	retryAfterSeconds: number | null;
};

const methods: { [name in Signal | 'health']: string } = {
	traces: '/opentelemetry.proto.collector.trace.v1.TraceService/Export',
	logs: '/opentelemetry.proto.collector.logs.v1.LogsService/Export',
	metrics: '/opentelemetry.proto.collector.metrics.v1.MetricsService/Export',
	health: '/grpc.health.v1.Health/Check',
};

/** gRPC's own client with raw bytes; compresses everything when told to. */
export function grpcClient(address: string, { gzip = false } = {}) {
	const client = new Client(address, credentials.createInsecure(), {
		// CompressionAlgorithms.gzip
		...(gzip && { 'grpc.default_compression_algorithm': 2 }),
		'grpc.max_send_message_length': -1,
	});
	const call = (method: string, body: Uint8Array, headers: Record<string, string> = {}) => {
		const metadata = new Metadata();
		for (const [name, value] of Object.entries(headers)) metadata.set(name, value);
		return new Promise<GrpcAnswer>((resolve) => {
			const done = (error: ServiceError | null, message?: Buffer) => resolve(answerOf(error, message));
			client.makeUnaryRequest(
				method in methods ? methods[method as Signal] : method,
				Buffer.from,
				(bytes: Buffer) => bytes,
				body,
				metadata,
				done,
			);
		});
	};
	return { call, close: () => client.close() };
}

function answerOf(error: ServiceError | null, message: Buffer | undefined): GrpcAnswer {
	if (error === null) return { code: 0, text: '', message: message ?? new Uint8Array(), retryAfterSeconds: null };
	const [details] = error.metadata.get('grpc-status-details-bin');
	const retryAfterSeconds = details === undefined ? null : retrySeconds(Buffer.from(details));
	return { code: error.code, text: error.details, message: null, retryAfterSeconds };
}

/** Status { 3 details: Any { 1 type_url, 2 value: RetryInfo { 1 retry_delay: Duration { 1 seconds } } } }, read without our encoder. */
function retrySeconds(status: Uint8Array): number | null {
	for (const detail of fields(status, 3)) {
		const [type] = fields(detail, 1);
		const [value] = fields(detail, 2);
		if (value === undefined || Buffer.from(type ?? []).toString() !== 'type.googleapis.com/google.rpc.RetryInfo')
			continue;
		const reader = Reader.create(fields(value, 1)[0] ?? new Uint8Array());
		return reader.uint32() === 8 ? Number(reader.int64()) : null;
	}
	return null;
}

/** The length-delimited values of one field. */
function fields(message: Uint8Array, number: number): Uint8Array[] {
	const reader = Reader.create(message);
	const found: Uint8Array[] = [];
	while (reader.pos < reader.len) {
		const tag = reader.uint32();
		if (tag === ((number << 3) | 2)) found.push(reader.bytes());
		else reader.skipType(tag & 7);
	}
	return found;
}
