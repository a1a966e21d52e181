import { gzipSync } from 'node:zlib';
import { cloneDatabase, type TestDatabase } from '@spanledger/db/testing/test-database';
import { recordedBodies } from '@spanledger/fixtures/recordings';
import { shiftBodyToNow } from '@spanledger/fixtures/shift-to-now';
import type { Signal } from '@spanledger/otlp/signal';
import { unpackBody } from '@spanledger/queue/ingest-queue';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grpcClient } from '../testing/grpc-client.ts';
import { type Ingest, openIngest } from '../testing/open-ingest.ts';
import { framed, rawCall } from '../testing/raw-call.ts';
import { readPartialSuccess } from '../testing/read-answer.ts';
import { someRequest } from '../testing/some-request.ts';

let database: TestDatabase;
let ingest: Ingest;
let key: string;
let client: ReturnType<typeof grpcClient>;
beforeAll(async () => {
	database = await cloneDatabase();
	ingest = await openIngest(database.url, { OTLP_MAX_BODY_BYTES: '1048576' });
	key = await ingest.key('ingest');
	client = grpcClient(ingest.grpcAddress);
});
afterAll(async () => {
	client.close();
	await ingest.close();
	await database.drop();
});

const ok = 0;
const invalidArgument = 3;
const permissionDenied = 7;
const unimplemented = 12;
const unauthenticated = 16;

const recorded = (folder: string, signal: Signal) => {
	const found = recordedBodies(folder).find((one) => one.signal === signal);
	if (found === undefined) throw new Error(`${folder} has no ${signal}`);
	return shiftBodyToNow(found).body;
};
const someLogs = recorded('otel-js-openai-content-logs', 'logs');
const someMetrics = recorded('otel-js-openai-http-protobuf', 'metrics');

test.each([
	['traces', someRequest('protobuf', { count: 3 })],
	['logs', someLogs],
	['metrics', someMetrics],
] as const)('%s are answered with nothing to say, and their bytes are queued', async (signal, body) => {
	expect(await client.call(signal, body, { 'x-api-key': key })).toMatchObject({ code: ok, message: Buffer.alloc(0) });
	const [job] = await ingest.takeJobs(1);
	expect(job).toMatchObject({ projectId: ingest.projectId, signal, format: 'protobuf' });
	expect(Buffer.from(await unpackBody(job?.body ?? '')).equals(body)).toBe(true);
});

test('an empty request is one', async () => {
	expect(await client.call('traces', new Uint8Array(), { 'x-api-key': key })).toMatchObject({ code: ok });
});

test('gzip is kept as it came', async () => {
	const sent = gzipSync(someRequest('protobuf'));
	const headers = { 'x-api-key': key, 'grpc-encoding': 'gzip' };
	const answer = await rawCall(ingest.grpcAddress, headers, framed(sent, { flag: 1 }));
	expect(answer).toMatchObject({ ':status': 200, 'grpc-status': '0', 'content-type': 'application/grpc+proto' });
	const [job] = await ingest.takeJobs(1);
	expect(Buffer.from(job?.body ?? '', 'base64').equals(sent)).toBe(true);
});

test("gRPC's own client with gzip", async () => {
	const zipping = grpcClient(ingest.grpcAddress, { gzip: true });
	const body = someRequest('protobuf', { count: 50 });
	expect(await zipping.call('traces', body, { 'x-api-key': key })).toMatchObject({ code: ok });
	const [job] = await ingest.takeJobs(1);
	expect(new Uint8Array(await unpackBody(job?.body ?? ''))).toEqual(body);
	zipping.close();
});

test('bad spans are refused one by one', async () => {
	const ahead = someRequest('protobuf', { count: 2, startMs: Date.now() + 2 * 3_600_000 });
	const both = Buffer.concat([ahead, someRequest('protobuf')]);
	const { code, message } = await client.call('traces', both, { 'x-api-key': key });
	expect(code).toBe(ok);
	const partial = await readPartialSuccess(new Response(new Uint8Array(message ?? [])), 'protobuf');
	expect(partial).toMatchObject({ rejected: 2, errorMessage: expect.stringMatching(/^2 spans refused: 2 × start/) });
	expect(await ingest.takeJobs(1)).toHaveLength(1);
});

describe('keys are metadata', () => {
	const basic = () => `Basic ${Buffer.from(`pk:${key}`).toString('base64')}`;
	test.each<[string, () => Record<string, string>, number, string]>([
		['bearer', () => ({ authorization: `Bearer ${key}` }), ok, ''],
		['basic', () => ({ authorization: basic() }), ok, ''],
		['none', () => ({}), unauthenticated, 'No API key'],
		['a wrong one', () => ({ 'x-api-key': 'nope' }), unauthenticated, 'unknown or revoked'],
	])('%s', async (_, headers, code, text) => {
		const answer = await client.call('traces', someRequest('protobuf'), headers());
		expect(answer).toMatchObject({ code, retryAfterSeconds: null });
		expect(answer.text).toContain(text);
		if (code === ok) await ingest.takeJobs(1);
	});

	test('without the scope', async () => {
		const answer = await client.call('logs', someLogs, { 'x-api-key': await ingest.key('read') });
		expect(answer).toMatchObject({ code: permissionDenied, text: 'The API key lacks the scope ingest.' });
	});

	test('looked at before the body is read', async () => {
		const unread = new Uint8Array(64 * 1024 * 1024);
		expect(await client.call('traces', unread)).toMatchObject({ code: unauthenticated });
		expect(ingest.heldBytes()).toBe(0);
	});
});

const tooMuch = new Uint8Array(1_048_577);

/** Nothing here is worth a second try: none has RetryInfo, and none is a status that clients retry by themselves. */
test.each<[string, number, RegExp, Uint8Array, Record<string, string>]>([
	['malformed', invalidArgument, /\w/, framed(new Uint8Array([0xff, 0xff, 0xff])), {}],
	['no message', invalidArgument, /no message/, new Uint8Array(), {}],
	[
		'a message shorter than it says',
		invalidArgument,
		/1 bytes and says 9/,
		framed(new Uint8Array(1), { length: 9 }),
		{},
	],
	[
		'two messages',
		invalidArgument,
		/5 bytes and says 0/,
		Buffer.concat([framed(new Uint8Array()), framed(new Uint8Array())]),
		{},
	],
	['an unknown flag', invalidArgument, /flag is 7/, framed(new Uint8Array(1), { flag: 7 }), {}],
	['compressed, and says not how', invalidArgument, /compressed/, framed(gzipSync('x'), { flag: 1 }), {}],
	[
		'another compression',
		unimplemented,
		/"snappy"; send gzip/,
		framed(gzipSync('x'), { flag: 1 }),
		{ 'grpc-encoding': 'snappy' },
	],
	[
		'bad gzip',
		invalidArgument,
		/not valid gzip/,
		framed(new Uint8Array([1, 2]), { flag: 1 }),
		{ 'grpc-encoding': 'gzip' },
	],
	['too large', invalidArgument, /limit of 1048576 bytes/, framed(tooMuch), {}],
	[
		'says that it is too large',
		invalidArgument,
		/limit of 1048576 bytes/,
		framed(new Uint8Array(1), { length: 2 ** 32 - 1 }),
		{},
	],
	[
		'too large inflated',
		invalidArgument,
		/limit of 1048576 bytes/,
		framed(gzipSync(tooMuch), { flag: 1 }),
		{ 'grpc-encoding': 'gzip' },
	],
	['an unknown method', unimplemented, /No method \/a\.B\/C/, framed(new Uint8Array()), { ':path': '/a.B/C' }],
])('%s: status %i', async (_, code, text, body, headers) => {
	const answer = await rawCall(ingest.grpcAddress, { 'x-api-key': key, ...headers }, body);
	expect(answer).toMatchObject({ ':status': 200, 'grpc-status': String(code) });
	expect(decodeURIComponent(answer['grpc-message'] ?? '')).toMatch(text);
	expect(Buffer.from(answer['grpc-status-details-bin'] ?? '', 'base64').includes('RetryInfo')).toBe(false);
	expect(ingest.heldBytes()).toBe(0);
});

test('what is no gRPC at all: 415', async () => {
	const answer = await rawCall(ingest.grpcAddress, { 'content-type': 'application/json' }, Buffer.from('{}'));
	expect(answer[':status']).toBe(415);
});

test('who speaks no HTTP/2 is hung up on, and nobody else', async () => {
	await expect(fetch(`http://${ingest.grpcAddress}/v1/traces`, { method: 'POST', body: '{}' })).rejects.toThrow();
	expect(await client.call('traces', new Uint8Array(), { 'x-api-key': key })).toMatchObject({ code: ok });
});

test('health, for whoever asks', async () => {
	const { code, message } = await client.call('health', new Uint8Array());
	expect([code, ...(message ?? [])]).toEqual([ok, 8, 1]); // status: SERVING
});

test('calls are counted by method and status', async () => {
	const text = await (await fetch(`${ingest.url}/metrics`)).text();
	const path = '/opentelemetry.proto.collector.logs.v1.LogsService/Export';
	expect(text).toMatch(new RegExp(`^spanledger_ingest_requests_total\\{route="${path}",status="7"\\} 1$`, 'm'));
	expect(text).toContain('requests_total{route="none",status="12"} 1');
});
