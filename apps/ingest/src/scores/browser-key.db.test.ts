import { gunzipSync } from 'node:zlib';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Ingest, openIngest } from '../testing/open-ingest.ts';
import { browserQuota } from './score-quota.ts';

const database = await cloneDatabase();
let ingest: Ingest;
beforeAll(async () => {
	ingest = await openIngest(database.url);
});
afterAll(async () => {
	await ingest.close();
	await database.drop();
});

const shop = 'https://shop.example';
const thumb = { name: 'thumbs', value: false, source: 'user', requestId: 'r1' };

async function send(key: string, scores: object, headers: Record<string, string> = { origin: shop }) {
	const response = await fetch(`${ingest.url}/v1/scores`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', 'x-api-key': key, ...headers },
		body: JSON.stringify(scores),
	});
	return { response, answer: (await response.json()) as Record<string, unknown> };
}

describe('a key that can only add scores', () => {
	test.each(['/v1/traces', '/v1/logs', '/v1/metrics', '/api/public/otel/v1/traces', '/v1/budgets/check'])(
		'is refused at %s',
		async (path) => {
			for (const key of [await ingest.key('scores'), await ingest.browserKey('*')]) {
				const response = await fetch(`${ingest.url}${path}`, {
					method: path.endsWith('check') ? 'GET' : 'POST',
					headers: { 'x-api-key': key, 'content-type': 'application/json', origin: shop },
					...(path.endsWith('check') ? {} : { body: '{}' }),
				});
				expect(response.status).toBe(403);
			}
		},
	);

	test('a browser may ask first, and reads the answer', async () => {
		const preflight = await fetch(`${ingest.url}/v1/scores`, {
			method: 'OPTIONS',
			headers: { origin: shop, 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-api-key' },
		});
		expect(preflight.status).toBe(204);
		expect(preflight.headers.get('access-control-allow-headers')).toMatch(/x-api-key.*content-type/);
		const { response } = await send(await ingest.browserKey(shop), thumb);
		expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([202, '*']);
		await ingest.takeJobs(1);
	});
});

describe('a key for pages', () => {
	test.each([
		['another page', { origin: 'https://shop.example.evil' }, 'the Origin is "https://shop.example.evil"'],
		['another scheme', { origin: 'http://shop.example' }, 'the Origin is "http://shop.example"'],
		['no page at all', {}, 'the request has no Origin'],
	])('is refused from %s', async (_, headers, words) => {
		const { response, answer } = await send(await ingest.browserKey(shop), thumb, headers);
		expect(response.status).toBe(403);
		expect(answer.message).toBe(`This API key is for pages of ${shop}; ${words}.`);
	});

	test('speaks only for users', async () => {
		const { answer } = await send(await ingest.browserKey(shop), [
			thumb,
			{ ...thumb, source: 'human' },
			{ ...thumb, source: undefined },
		]);
		const error = (got: string) => `source: this API key is for pages and speaks only for user; got "${got}"`;
		expect(answer).toEqual({
			accepted: 1,
			rejected: [
				{ index: 1, error: error('human') },
				{ index: 2, error: error('api') },
			],
		});
		await ingest.takeJobs(1);
	});

	test('replaces its own scores, and nobody else’s', async () => {
		await send(await ingest.browserKey(shop), { ...thumb, id: 'judge-r1' });
		await send(await ingest.key('scores'), { ...thumb, id: 'judge-r1', source: 'judge' });
		const ids = (await ingest.takeJobs(2)).flatMap(({ body }) =>
			JSON.parse(gunzipSync(Buffer.from(body, 'base64')).toString()).map(({ id }: { id: string }) => id),
		);
		expect(ids.sort()).toEqual(['judge-r1', 'page:judge-r1']);
	});

	test('has a quota', async () => {
		const key = await ingest.browserKey('*');
		const hundred = Array.from({ length: 101 }, () => thumb);
		const first = await send(key, hundred);
		expect(first.answer).toEqual({
			accepted: 100,
			rejected: [{ index: 100, error: 'more than 100 scores in one request' }],
		});
		let { response, answer } = first;
		let sent = 1;
		for (; response.status === 202 && sent < 20; sent++) ({ response, answer } = await send(key, hundred));
		expect(sent).toBeLessThanOrEqual(Math.ceil(browserQuota.burst / 101) + 2);
		expect([response.status, Number(response.headers.get('retry-after'))]).toEqual([
			429,
			expect.toSatisfy((seconds) => seconds >= 1 && seconds <= 3),
		]);
		expect(answer.message).toMatch(/600 scores at once and 600 a minute/);
		// another key's is untouched
		expect((await send(await ingest.browserKey('*'), thumb)).response.status).toBe(202);
		await ingest.takeJobs(sent);
	});
});
