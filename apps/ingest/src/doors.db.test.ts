import { cloneDatabase, type TestDatabase } from '@spanledger/db/testing/test-database';
import { unpackBody } from '@spanledger/queue/ingest-queue';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ingest, openIngest } from './testing/open-ingest.ts';
import { type Sent, sender } from './testing/send.ts';
import { someRequest } from './testing/some-request.ts';

let database: TestDatabase;
let ingest: Ingest;
let key: string;
beforeAll(async () => {
	database = await cloneDatabase();
	ingest = await openIngest(database.url);
	key = await ingest.key('ingest');
});
afterAll(async () => {
	await ingest.close();
	await database.drop();
});

const send = (sent: Sent) => sender(ingest.url, key)(sent);

const json = { 'content-type': 'application/json' };

test.each<[string, Sent, number]>([
	['GET', { method: 'GET' }, 405],
	['PUT without a key or a type', { method: 'PUT', headers: { 'x-api-key': '' }, body: 'x' }, 405],
	[
		'text/plain, before the key is looked at',
		{ headers: { 'x-api-key': '', 'content-type': 'text/plain' }, body: 'x' },
		415,
	],
	['no content type', { body: new Uint8Array([123, 125]) }, 415],
	['a content type that is none', { headers: { 'content-type': ';;' }, body: 'x' }, 415],
	['application/protobuf', { headers: { 'content-type': 'application/protobuf' }, body: new Uint8Array() }, 200],
	['bearer', { headers: { ...json, 'x-api-key': '', authorization: 'Bearer KEY' }, body: '{}' }, 200],
	['basic', { headers: { ...json, 'x-api-key': '', authorization: 'Basic KEY' }, body: '{}' }, 200],
	['a trailing slash', { path: '/v1/traces/', headers: json, body: '{}' }, 200],
	['an unknown path', { path: '/v1/nothing', headers: json, body: '{}' }, 404],
	['scores without their scope', { path: '/v1/scores', headers: json, body: '{}' }, 403],
	['budgets', { path: '/v1/budgets/check?tenant=a', method: 'GET' }, 200],
	['budgets by an unknown name', { path: '/v1/budgets/check?tennant=a', method: 'GET' }, 400],
	['budgets by post', { path: '/v1/budgets/check', headers: json, body: '{}' }, 405],
	['budgets without a key', { path: '/v1/budgets/check', method: 'GET', headers: { 'x-api-key': '' } }, 401],
])('%s', async (_, { headers = {}, ...rest }, status) => {
	const authorization = headers.authorization
		?.replace('Bearer KEY', `Bearer ${key}`)
		.replace('Basic KEY', `Basic ${Buffer.from(`pk:${key}`).toString('base64')}`);
	const response = await send({ ...rest, headers: { ...headers, ...(authorization && { authorization }) } });
	expect(response.status).toBe(status);
	if (status >= 400) expect(await response.json()).toMatchObject({ message: expect.stringMatching(/\w/) });
});

test('405 names what is allowed, 401 how, 415 what', async () => {
	expect((await send({ method: 'GET' })).headers.get('allow')).toBe('POST, OPTIONS');
	const noKey = await send({ headers: { ...json, 'x-api-key': '' }, body: '{}' });
	expect(noKey.headers.get('www-authenticate')).toMatch(/^Bearer/);
	const text = await send({ headers: { 'content-type': 'text/plain' }, body: 'x' });
	expect(text.headers.get('accept-post')).toBe('application/json, application/x-protobuf');
});

test('a key without the scope', async () => {
	const reader = await ingest.key('read');
	expect((await send({ headers: { ...json, 'x-api-key': reader }, body: '{}' })).status).toBe(403);
	const budgets = await send({ path: '/v1/budgets/check', method: 'GET', headers: { 'x-api-key': reader } });
	expect(budgets.status).toBe(200);
	const scorer = await ingest.key('scores');
	const scores = await send({ path: '/v1/scores', headers: { ...json, 'x-api-key': scorer }, body: '{}' });
	expect(scores.status).toBe(202);
});

test('a chunked body without a length', async () => {
	const bytes = someRequest('protobuf');
	const body = new ReadableStream({
		async start(controller) {
			for (let at = 0; at < bytes.length; at += 50) controller.enqueue(bytes.subarray(at, at + 50));
			controller.close();
		},
	});
	const init: RequestInit = {
		method: 'POST',
		body,
		headers: { 'x-api-key': key, 'content-type': 'application/x-protobuf' },
	};
	const response = await fetch(`${ingest.url}/v1/traces`, { ...init, duplex: 'half' } as RequestInit);
	expect(response.status).toBe(200);
	const [job] = await ingest.takeJobs(1);
	expect(new Uint8Array(await unpackBody(job?.body ?? ''))).toEqual(bytes);
});
