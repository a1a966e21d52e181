import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';
import type { QueueConnection } from './connect-queue.ts';
import { type ConsumeOptions, type Consumer, consumeJobs, type Handler } from './consume-jobs.ts';
import { defineQueue } from './define-queue.ts';
import { type Producer, produceJobs } from './produce-jobs.ts';

/** One accepted request: who sent it, what it holds, its bytes: an export's as received, scores as they were checked. */
export const ingestJob = z.object({
	projectId: z.guid(),
	signal: z.enum(['traces', 'logs', 'metrics', 'scores']),
	format: z.enum(['protobuf', 'json']),
	/** base64 of the gzip of the request's body. */
	body: z.string(),
	receivedAtMs: z.number().int(),
});
export type IngestJob = z.infer<typeof ingestJob>;

export const ingestQueue = defineQueue({ name: 'ingest', schema: ingestJob, attempts: 3 });

/** A mean request of 100 KB: about 2 GB of queue before ingest answers 503. */
const defaultMaxWaiting = 20_000;

export function produceIngest(
	connection: QueueConnection,
	{ maxWaiting = defaultMaxWaiting }: { maxWaiting?: number } = {},
): Promise<Producer<IngestJob>> {
	return produceJobs(connection, ingestQueue, { maxWaiting, sizeOf: ({ body }) => body.length });
}

export function consumeIngest(
	connection: QueueConnection,
	handler: Handler<IngestJob>,
	options: ConsumeOptions<IngestJob>,
): Promise<Consumer> {
	return consumeJobs(connection, ingestQueue, handler, options);
}

const inflate = promisify(gunzip);
const deflate = promisify<Uint8Array, { level: number }, Buffer>(gzip);

/** The body of a job: gzip as received is kept, anything else is compressed lightly. */
export async function packBody(body: Uint8Array, isGzip: boolean): Promise<string> {
	const compressed = isGzip
		? Buffer.from(body.buffer, body.byteOffset, body.byteLength)
		: await deflate(body, { level: 1 });
	return compressed.toString('base64');
}

/** The request's body, inflated. Ingest has checked its size. Throws zlib's error when it is no gzip. */
export function unpackBody(body: string): Promise<Buffer> {
	return inflate(Buffer.from(body, 'base64'));
}
