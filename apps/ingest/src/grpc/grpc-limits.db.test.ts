import { once } from 'node:events';
import { connect } from 'node:http2';
import { gzipSync } from 'node:zlib';
import { cloneDatabase, type TestDatabase } from '@spanledger/db/testing/test-database';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { grpcClient } from '../testing/grpc-client.ts';
import { type Ingest, openIngest } from '../testing/open-ingest.ts';
import { framed, rawCall } from '../testing/raw-call.ts';
import { someRequest } from '../testing/some-request.ts';

const mebibyte = 1024 * 1024;
const ok = 0;
const invalidArgument = 3;
const unavailable = 14;

let database: TestDatabase;
beforeAll(async () => {
	database = await cloneDatabase();
});
afterAll(() => database.drop());

let ingest: Ingest;
let key: string;
let client: ReturnType<typeof grpcClient>;
async function open(variables: NodeJS.ProcessEnv) {
	ingest = await openIngest(database.url, variables);
	key = await ingest.key('ingest');
	client = grpcClient(ingest.grpcAddress);
}
afterEach(async () => {
	client.close();
	await ingest.close();
});

/** An export request with an attribute of that many bytes. */
const sized = (bytes: number) => {
	const field = (number: number, value: Uint8Array) => {
		const length: number[] = [];
		for (let rest = value.length; ; rest >>>= 7) {
			length.push(rest > 127 ? (rest & 127) | 128 : rest);
			if (rest <= 127) break;
		}
		return Buffer.concat([Buffer.from([(number << 3) | 2, ...length]), value]);
	};
	// ResourceSpans { 3 schema_url }: read, and of no use
	return Buffer.concat([someRequest('protobuf'), field(1, field(3, Buffer.alloc(bytes, 97)))]);
};

test('large messages side by side on one connection', async () => {
	await open({});
	const body = sized(12 * mebibyte);
	const answers = await Promise.all(Array.from({ length: 8 }, () => client.call('traces', body, { 'x-api-key': key })));
	expect(answers.map(({ code }) => code)).toEqual(Array(8).fill(ok));
	expect(ingest.heldBytes()).toBe(0);
	await ingest.takeJobs(8);
});

test('zip bombs are refused while they inflate, and memory stays flat', async () => {
	await open({});
	const bomb = framed(gzipSync(Buffer.alloc(200 * mebibyte, 32)), { flag: 1 });
	const send = () => rawCall(ingest.grpcAddress, { 'x-api-key': key, 'grpc-encoding': 'gzip' }, bomb);
	expect(await send()).toMatchObject({ 'grpc-status': String(invalidArgument) });
	const before = process.memoryUsage().rss;
	for (let n = 0; n < 10; n += 1) await send();
	// inflated they would be 2,000 MiB; one may use 20 MiB at a time, and garbage takes a while to go
	expect(process.memoryUsage().rss - before).toBeLessThan(150 * mebibyte);
	expect(ingest.heldBytes()).toBe(0);
});

test('bodies that do not fit in memory together: UNAVAILABLE with RetryInfo, and the memory is given back', async () => {
	await open({ OTLP_MAX_BUFFERED_BYTES: String(25 * mebibyte) });
	const session = connect(`http://${ingest.grpcAddress}`);
	const slow = session.request({
		':method': 'POST',
		':path': '/opentelemetry.proto.collector.trace.v1.TraceService/Export',
		'content-type': 'application/grpc',
		'x-api-key': key,
	});
	slow.on('error', () => {});
	slow.write(framed(Buffer.alloc(15 * mebibyte), { length: 19 * mebibyte }));
	await expect.poll(() => ingest.heldBytes(), { timeout: 10_000 }).toBe(15 * mebibyte + 5);
	const refused = await client.call('traces', sized(12 * mebibyte), { 'x-api-key': key });
	expect(refused.code).toBe(unavailable);
	expect([1, 2, 3]).toContain(refused.retryAfterSeconds);
	slow.close(8); // CANCEL
	await expect.poll(() => ingest.heldBytes(), { timeout: 10_000 }).toBe(0);
	session.destroy();
});

test('a full queue: UNAVAILABLE with RetryInfo until there is room', async () => {
	await open({ QUEUE_MAX_WAITING: '3' });
	const call = () => client.call('traces', someRequest('protobuf'), { 'x-api-key': key });
	await expect.poll(async () => (await call()).code, { timeout: 10_000 }).toBe(unavailable);
	expect([1, 2, 3]).toContain((await call()).retryAfterSeconds);
	await ingest.takeJobs(3);
	await expect.poll(async () => (await call()).code, { timeout: 10_000 }).toBe(ok);
});

test('closing lets the calls under way end, and takes no more', async () => {
	await open({});
	const leaving = await openIngest(database.url);
	const session = connect(`http://${leaving.grpcAddress}`);
	const call = session.request({
		':method': 'POST',
		':path': '/opentelemetry.proto.collector.trace.v1.TraceService/Export',
		'content-type': 'application/grpc',
		'x-api-key': await leaving.key('ingest'),
	});
	const body = framed(someRequest('protobuf'));
	call.write(body.subarray(0, 10));
	await expect.poll(() => leaving.heldBytes()).toBe(10);
	const closed = leaving.close();
	await once(session, 'goaway');
	const trailers = once(call, 'trailers');
	call.resume().end(body.subarray(10));
	expect((await trailers)[0]).toMatchObject({ 'grpc-status': '0' });
	await closed;
});

test('a call refused while its client still sends is over', { timeout: 20_000 }, async () => {
	await open({});
	const leaving = await openIngest(database.url, {}, 40_000);
	const session = connect(`http://${leaving.grpcAddress}`);
	const call = session.request({ ':method': 'POST', ':path': '/a.B/C', 'content-type': 'application/grpc' });
	call.resume().write(framed(new Uint8Array(10), { length: 100 }));
	await once(call, 'close');
	// waits for every call to end
	await leaving.close();
	session.destroy();
});
