import { gzipSync } from 'node:zlib';
import { cloneDatabase, type TestDatabase } from '@spanledger/db/testing/test-database';
import { unpackBody } from '@spanledger/queue/ingest-queue';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Ingest, openIngest } from './testing/open-ingest.ts';
import { readPartialSuccess, readStatus } from './testing/read-answer.ts';
import { type Sent, sender } from './testing/send.ts';
import { contentTypes, someRequest } from './testing/some-request.ts';

let database: TestDatabase;
let ingest: Ingest;
let key: string;
beforeAll(async () => {
	database = await cloneDatabase();
	ingest = await openIngest(database.url, { OTLP_MAX_BODY_BYTES: '1048576' });
	key = await ingest.key('ingest');
});
afterAll(async () => {
	await ingest.close();
	await database.drop();
});

const formats = ['json', 'protobuf'] as const;
const send = (sent: Sent) => sender(ingest.url, key)(sent);

describe.each(formats)('%s', (format) => {
	const type = { 'content-type': contentTypes[format] };
	const malformed = format === 'json' ? '{' : new Uint8Array([0xff, 0xff, 0xff]);

	test('a request is answered in its own type, with nothing to say, and its bytes are queued', async () => {
		const body = someRequest(format, { count: 3 });
		const response = await send({ headers: type, body });
		expect(response.status).toBe(200);
		expect(response.headers.get('content-type')).toMatch(contentTypes[format]);
		expect(await response.text()).toBe(format === 'json' ? '{}' : '');
		const [job] = await ingest.takeJobs(1);
		expect(job).toMatchObject({ projectId: ingest.projectId, signal: 'traces', format });
		expect(new Uint8Array(await unpackBody(job?.body ?? ''))).toEqual(body);
	});

	test('gzip is kept as it came', async () => {
		const body = gzipSync(someRequest(format));
		const response = await send({ headers: { ...type, 'content-encoding': 'gzip' }, body: new Uint8Array(body) });
		expect(response.status).toBe(200);
		const [job] = await ingest.takeJobs(1);
		expect(Buffer.from(job?.body ?? '', 'base64').equals(body)).toBe(true);
	});

	test.each([
		['an empty body', {}],
		['an empty body that says it is gzip', { 'content-encoding': 'gzip' }],
	])('%s is an empty request', async (_, headers) => {
		const response = await send({ headers: { ...type, ...headers }, body: new Uint8Array() });
		expect(response.status).toBe(200);
	});

	test.each([
		['a malformed body', 400, 3, {}, malformed],
		['bad gzip', 400, 3, { 'content-encoding': 'gzip' }, new Uint8Array([1, 2, 3, 4])],
		['half a gzip', 400, 3, { 'content-encoding': 'gzip' }, gzipSync('{"resourceSpans":[]}').subarray(0, 20)],
		['another encoding', 415, 12, { 'content-encoding': 'snappy' }, 'x'],
		['too large', 413, 3, {}, new Uint8Array(1_048_577).fill(32)],
		['too large inflated', 413, 3, { 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(1_048_577, 32))],
		['no key', 401, 16, { 'x-api-key': '' }, '{}'],
		['a wrong key', 401, 16, { 'x-api-key': '', authorization: 'Bearer nope' }, '{}'],
	])('%s: %i with a google.rpc.Status', async (_, status, code, headers, body) => {
		const response = await send({ headers: { ...type, ...headers }, body });
		expect(response.status).toBe(status);
		expect(response.headers.get('content-type')).toMatch(contentTypes[format]);
		const answer = await readStatus(response, format);
		expect(answer.code).toBe(code);
		expect(answer.message).toMatch(/\w/);
	});

	test('the limit is named', async () => {
		const response = await send({ headers: type, body: new Uint8Array(1_048_577).fill(32) });
		expect((await readStatus(response, format)).message).toContain('1048576');
	});

	test('bad spans are refused one by one; with none left nothing is queued', async () => {
		const ahead = someRequest(format, { count: 2, startMs: Date.now() + 2 * 3_600_000 });
		const response = await send({ headers: type, body: ahead });
		expect(response.status).toBe(200);
		const partial = await readPartialSuccess(response, format);
		expect(partial?.rejected).toBe(2);
		expect(partial?.errorMessage).toMatch(/^2 spans refused: 2 × start time after/);
		const good = someRequest(format);
		await send({ headers: type, body: good });
		const [first] = await ingest.takeJobs(1);
		expect(new Uint8Array(await unpackBody(first?.body ?? ''))).toEqual(good);
	});
});

test('a batch is not lost for one bad span', async () => {
	const request = JSON.parse(new TextDecoder().decode(someRequest('json', { count: 3 })));
	request.resourceSpans[0].scopeSpans[0].spans[1].traceId = 'zz';
	const response = await send({ headers: { 'content-type': 'application/json' }, body: JSON.stringify(request) });
	expect(await readPartialSuccess(response, 'json')).toMatchObject({ rejected: 1 });
	expect(await ingest.takeJobs(1)).toHaveLength(1);
});

const nanoseconds = (hoursAgo: number) => String(BigInt(Date.now() - hoursAgo * 3_600_000) * 1_000_000n);
const someLogs = (logRecords: object[]) => JSON.stringify({ resourceLogs: [{ scopeLogs: [{ logRecords }] }] });
const ofSpan = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), body: { stringValue: 'hi' } };

test.each([
	['/v1/logs', someLogs([ofSpan]), 'logs'],
	[
		'/v1/metrics',
		'{"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"name":"m","gauge":{"dataPoints":[{"asInt":"1","timeUnixNano":"NOW"}]}}]}]}]}'.replace(
			'NOW',
			nanoseconds(0),
		),
		'metrics',
	],
	['/api/public/otel/v1/traces', new TextDecoder().decode(someRequest('json')), 'traces'],
])('%s is taken in', async (path, body, signal) => {
	const response = await send({ path, headers: { 'content-type': 'application/json; charset=utf-8' }, body });
	expect(response.status).toBe(200);
	expect(await response.json()).toEqual({});
	expect(await ingest.takeJobs(1)).toMatchObject([{ signal }]);
});

test.each(['/v1/logs', '/v1/metrics'])('%s refuses what is malformed', async (path) => {
	const response = await send({ path, headers: { 'content-type': 'application/json' }, body: '[' });
	expect(response.status).toBe(400);
});

describe('log records of no span', () => {
	const headers = { 'content-type': 'application/json' };
	const sendLogs = async (...records: object[]) => {
		const response = await send({ path: '/v1/logs', headers, body: someLogs(records) });
		expect(response.status).toBe(200);
		return response.json();
	};
	const ofNone = { timeUnixNano: nanoseconds(0), body: { stringValue: 'started' } };
	const counted = async () => {
		const text = await (await fetch(`${ingest.url}/metrics`)).text();
		return Number(/^spanledger_ingest_uncorrelated_logs_total (\d+)$/m.exec(text)?.[1] ?? 0);
	};

	test('are not kept, and that is said', async () => {
		const before = await counted();
		expect(await sendLogs(ofNone, ofSpan, ofNone)).toEqual({
			partialSuccess: { rejectedLogRecords: '0', errorMessage: '2 log records belong to no span and were not kept' },
		});
		expect(await counted()).toBe(before + 2);
		expect(await ingest.takeJobs(1)).toMatchObject([{ signal: 'logs' }]);
	});

	test('alone are not even queued', async () => {
		expect(await sendLogs(ofNone)).toMatchObject({
			partialSuccess: { errorMessage: '1 log record belongs to no span and was not kept' },
		});
		await sendLogs(ofSpan);
		const [first] = await ingest.takeJobs(1);
		expect(String(await unpackBody(first?.body ?? ''))).toContain(ofSpan.traceId);
	});

	test('do not hide what was refused', async () => {
		expect(await sendLogs(ofNone, { ...ofSpan, timeUnixNano: nanoseconds(-2) })).toMatchObject({
			partialSuccess: {
				rejectedLogRecords: '1',
				errorMessage: expect.stringMatching(
					/^1 log record refused: 1 × time after .*; 1 log record belongs to no span/,
				),
			},
		});
	});
});
