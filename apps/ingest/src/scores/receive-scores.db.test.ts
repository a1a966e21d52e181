import { gunzipSync, gzipSync } from 'node:zlib';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ingest, openIngest } from '../testing/open-ingest.ts';

const database = await cloneDatabase();
let ingest: Ingest;
let key: string;
beforeAll(async () => {
	ingest = await openIngest(database.url);
	key = await ingest.key('scores');
});
afterAll(async () => {
	await ingest.close();
	await database.drop();
});

const traceId = '0af7651916cd43dd8448eb211c80319c';
const thumb = { name: 'thumbs', value: true, traceId, source: 'user' };

async function send(body: string | Uint8Array, headers: Record<string, string> = {}) {
	const response = await fetch(`${ingest.url}/v1/scores`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', 'x-api-key': key, ...headers },
		body: body as NonNullable<RequestInit['body']>,
	});
	return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
}

/** What one request left in the queue. */
async function queued(): Promise<Record<string, unknown>[]> {
	const [job] = await ingest.takeJobs(1);
	expect(job).toMatchObject({ projectId: ingest.projectId, signal: 'scores', format: 'json' });
	return JSON.parse(gunzipSync(Buffer.from(job?.body ?? '', 'base64')).toString());
}

test('one score', async () => {
	const before = Date.now();
	expect(await send(JSON.stringify(thumb))).toEqual({ status: 202, answer: { accepted: 1, rejected: [] } });
	const [score] = await queued();
	expect(score).toMatchObject({ name: 'thumbs', dataType: 'boolean', value: 1, traceId, source: 'user' });
	expect(score?.id).toMatch(/^[0-9a-f-]{36}$/);
	expect(score?.timeMs).toBeGreaterThanOrEqual(before);
});

test('an array: the good ones are taken, each bad one is named by its place and field', async () => {
	const scores = [
		thumb,
		{ ...thumb, value: null },
		'nonsense',
		{ name: 'tone', value: 'kind', id: 's4', requestId: 'r1' },
		{ name: 'x', value: 1 },
	];
	const { status, answer } = await send(JSON.stringify(scores));
	expect(status).toBe(202);
	expect(answer).toEqual({
		accepted: 2,
		rejected: [
			{ index: 1, error: 'value: expected a number, true, false or a text; got null' },
			{ index: 2, error: expect.stringContaining('object') },
			{ index: 4, error: 'traceId: names nothing to score: give one of traceId, spanId, sessionId, requestId' },
		],
	});
	expect(await queued()).toMatchObject([{ name: 'thumbs' }, { id: 's4', label: 'kind', requestId: 'r1' }]);
});

test('gzip', async () => {
	expect(await send(gzipSync(JSON.stringify(thumb)), { 'content-encoding': 'gzip' })).toMatchObject({ status: 202 });
	expect(await queued()).toHaveLength(1);
});

test('nothing good, nothing queued', async () => {
	expect(await send('[]')).toEqual({ status: 202, answer: { accepted: 0, rejected: [] } });
	expect((await send('{}')).answer).toMatchObject({ accepted: 0, rejected: [{ index: 0 }] });
	await send(JSON.stringify({ ...thumb, name: 'the next in the queue' }));
	expect(await queued()).toMatchObject([{ name: 'the next in the queue' }]);
});

test('past the limit of a request', async () => {
	const { answer } = await send(JSON.stringify(Array.from({ length: 10_001 }, () => thumb)));
	expect(answer).toEqual({
		accepted: 10_000,
		rejected: [{ index: 10_000, error: 'more than 10000 scores in one request' }],
	});
	expect(await queued()).toHaveLength(10_000);
});

test.each([
	['no JSON', '{', {}, 400],
	['neither object nor array', '5', {}, 400],
	['another content type', '{}', { 'content-type': 'text/plain' }, 415],
	['protobuf', '{}', { 'content-type': 'application/x-protobuf' }, 415],
	['no key', '{}', { 'x-api-key': '' }, 401],
])('refuses %s', async (_, body, headers, expected) => {
	const response = await fetch(`${ingest.url}/v1/scores`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', 'x-api-key': key, ...headers },
		body,
	});
	expect(response.status).toBe(expected);
});
