import { gzipSync } from 'node:zlib';
import { metricBounds } from '@spanledger/core/metrics/metric-bounds';
import { startBounds } from '@spanledger/core/spans/start-bounds';
import { cloneDatabase, type TestDatabase } from '@spanledger/db/testing/test-database';
import { type Mutant, mutantOf } from '@spanledger/fixtures/fuzz/mutant-of';
import { seedRequests } from '@spanledger/fixtures/fuzz/seed-requests';
import { decodeLogs } from '@spanledger/otlp/decode-logs';
import { decodeMetrics } from '@spanledger/otlp/decode-metrics';
import { decodeTraces } from '@spanledger/otlp/decode-traces';
import { type IngestJob, unpackBody } from '@spanledger/queue/ingest-queue';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { grpcClient } from './testing/grpc-client.ts';
import { type Ingest, openIngest } from './testing/open-ingest.ts';
import { sender } from './testing/send.ts';
import { contentTypes } from './testing/some-request.ts';

const count = 3_000;
const nowMs = Date.now();
const source = { seeds: seedRequests(nowMs), nowMs, seed: 'through the door' };
const mutants = Array.from({ length: count }, (_, index) => mutantOf(source, index));

let database: TestDatabase;
let ingest: Ingest;
let key: string;
let client: ReturnType<typeof grpcClient>;
beforeAll(async () => {
	database = await cloneDatabase();
	ingest = await openIngest(database.url);
	key = await ingest.key('ingest');
	client = grpcClient(ingest.grpcAddress);
});
afterAll(async () => {
	client.close();
	await ingest.close();
	await database.drop();
});

/** Sends a mutant; the status of the answer. */
type Send = (mutant: Mutant, index: number) => Promise<number>;

/** Every third gzipped. */
const overHttp: Send = async ({ signal, format, body }, index) => {
	const isZipped = index % 3 === 0;
	const response = await sender(
		ingest.url,
		key,
	)({
		path: `/v1/${signal}`,
		headers: { 'content-type': contentTypes[format], ...(isZipped && { 'content-encoding': 'gzip' }) },
		body: new Uint8Array(isZipped ? gzipSync(body) : body),
	});
	await response.arrayBuffer();
	return response.status;
};

const overGrpc: Send = async ({ signal, format, body }) => {
	if (format === 'json') return 0;
	const { code } = await client.call(signal, body, { 'x-api-key': key });
	return code;
};

/** 16 at a time, as a collector would. */
async function sendAll(send: Send): Promise<number[]> {
	const statuses: number[] = [];
	const entries = mutants.entries();
	const sendSome = async () => {
		for (const [index, mutant] of entries) statuses[index] = await send(mutant, index);
	};
	await Promise.all(Array.from({ length: 16 }, sendSome));
	return statuses;
}

/** The ids of the spans and log records, and the names of the metrics, that a job holds. */
async function idsIn({ signal, format, body }: IngestJob): Promise<string[]> {
	const bytes = await unpackBody(body);
	if (signal === 'traces') return decodeTraces(bytes, format, startBounds(nowMs)).spans.map(({ spanId }) => spanId);
	if (signal === 'logs')
		return decodeLogs(bytes, format, { maxLogRecords: 10_000 }).logs.map(({ spanId }) => spanId ?? '');
	return decodeMetrics(bytes, format, metricBounds(nowMs)).points.map(({ metric }) => metric.name);
}

test.each([
	['HTTP', overHttp, [200, 400, 413], mutants],
	['gRPC', overGrpc, [0, 3], mutants.filter(({ format }) => format === 'protobuf')],
] as const)(
	'mutants over %s: refused or taken, never an error of ours, and no good one is lost',
	{ timeout: 300_000 },
	async (_, send, right, sent) => {
		const statuses = await sendAll(send);
		expect(statuses).toHaveLength(count);
		expect(
			mutants.filter((_mutant, index) => !right.includes(statuses[index] as never)).map(({ name }) => name),
		).toEqual([]);
		expect(new Set(statuses).size).toBeGreaterThan(1);

		const jobs = await ingest.takeJobs(await ingest.waitingJobs());
		const queued = new Set((await Promise.all(jobs.map(idsIn))).flat());
		const good = sent.flatMap(({ goodIds }) => goodIds);
		expect(good.length).toBeGreaterThan(200);
		expect(good.filter((id) => !queued.has(id))).toEqual([]);
		expect(ingest.heldBytes()).toBe(0);
	},
);
