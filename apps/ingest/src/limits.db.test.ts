import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { createGzip } from 'node:zlib';
import { cloneDatabase, type TestDatabase } from '@spanledger/db/testing/test-database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ingest, openIngest } from './testing/open-ingest.ts';
import { sender } from './testing/send.ts';
import { contentTypes, someRequest } from './testing/some-request.ts';

const mebibyte = 1024 * 1024;

let database: TestDatabase;
let ingest: Ingest;
let key: string;
beforeAll(async () => {
	database = await cloneDatabase();
	ingest = await openIngest(database.url, { OTLP_MAX_BUFFERED_BYTES: String(25 * mebibyte), QUEUE_MAX_WAITING: '3' });
	key = await ingest.key('ingest');
});
afterAll(async () => {
	await ingest.close();
	await database.drop();
});

/** `megabytes` of spaces: about a thousandth of it on the wire. */
async function zipBomb(megabytes: number): Promise<Uint8Array<ArrayBuffer>> {
	const gzip = createGzip();
	const parts: Buffer[] = [];
	gzip.on('data', (part: Buffer) => parts.push(part));
	const spaces = Buffer.alloc(mebibyte, 32);
	for (let n = 0; n < megabytes; n += 1) if (!gzip.write(spaces)) await once(gzip, 'drain');
	gzip.end();
	await once(gzip, 'end');
	return new Uint8Array(Buffer.concat(parts));
}

test('zip bombs: 413, and memory stays flat', async () => {
	const bomb = await zipBomb(400);
	const send = sender(ingest.url, key);
	const headers = { 'content-type': contentTypes.json, 'content-encoding': 'gzip' };
	expect((await send({ headers, body: bomb })).status).toBe(413);
	const before = process.memoryUsage().rss;
	for (let n = 0; n < 10; n += 1) expect((await send({ headers, body: bomb })).status).toBe(413);
	// inflated they would be 4,000 MiB; one may use 20 MiB at a time, and garbage takes a while to go
	expect(process.memoryUsage().rss - before).toBeLessThan(150 * mebibyte);
	expect(ingest.heldBytes()).toBe(0);
});

test('bodies that do not fit in memory together: 503, and the memory is given back', async () => {
	const send = sender(ingest.url, key);
	const slow = request(`${ingest.url}/v1/traces`, {
		method: 'POST',
		headers: { 'x-api-key': key, 'content-type': contentTypes.json },
	});
	slow.on('error', () => {});
	slow.write(Buffer.alloc(15 * mebibyte, 32));
	await expect.poll(() => ingest.heldBytes(), { timeout: 10_000 }).toBe(15 * mebibyte);
	const refused = await send({
		headers: { 'content-type': contentTypes.json },
		body: new Uint8Array(12 * mebibyte).fill(32),
	});
	expect(refused.status).toBe(503);
	expect(refused.headers.get('retry-after')).toMatch(/^[123]$/);
	slow.destroy();
	await expect.poll(() => ingest.heldBytes(), { timeout: 10_000 }).toBe(0);
});

test('a body refused half-way leaves its connection usable', async () => {
	const agent = new Agent({ keepAlive: true, maxSockets: 1 });
	const post = async (megabytes: number) => {
		const headers = { 'x-api-key': key, 'content-type': contentTypes.json };
		const sent = request(`${ingest.url}/v1/traces`, { method: 'POST', agent, headers });
		const answered = once(sent, 'response');
		for (let n = 0; n < megabytes; n += 1) sent.write(Buffer.alloc(mebibyte, 32));
		sent.end('{}');
		const [response] = await answered;
		response.resume();
		await once(response, 'end');
		return { status: response.statusCode, reused: sent.reusedSocket };
	};
	expect(await post(21)).toEqual({ status: 413, reused: false });
	expect(await post(0)).toEqual({ status: 200, reused: true });
	agent.destroy();
});

test('a full queue: 503 until there is room', async () => {
	const send = sender(ingest.url, key);
	const post = () => send({ headers: { 'content-type': contentTypes.json }, body: someRequest('json') });
	await expect.poll(async () => (await post()).status, { timeout: 10_000 }).toBe(503);
	await ingest.takeJobs(3);
	await expect.poll(async () => (await post()).status, { timeout: 10_000 }).toBe(200);
});

test('the 10,001st span of a request is refused alone', async () => {
	const response = await sender(
		ingest.url,
		key,
	)({
		headers: { 'content-type': contentTypes.json },
		body: someRequest('json', { count: 10_001 }),
	});
	expect(await response.json()).toMatchObject({ partialSuccess: { rejectedSpans: '1' } });
});
