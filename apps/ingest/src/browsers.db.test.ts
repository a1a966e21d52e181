import { cloneDatabase, type TestDatabase } from '@spanledger/db/testing/test-database';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Ingest, openIngest } from './testing/open-ingest.ts';

let database: TestDatabase;
const servers: { [origins: string]: Ingest } = {};
beforeAll(async () => {
	database = await cloneDatabase();
	servers.any = await openIngest(database.url);
	servers.some = await openIngest(database.url, { OTLP_CORS_ORIGINS: 'https://a.example,https://b.example' });
});
afterAll(async () => {
	await servers.any?.close();
	await servers.some?.close();
	await database.drop();
});

const preflight = (server: string, origin: string, path = '/v1/traces') =>
	fetch(`${servers[server]?.url}${path}`, {
		method: 'OPTIONS',
		headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-api-key' },
	});

describe('a browser asks before it sends', () => {
	test.each([
		['any', 'https://c.example', '*'],
		['some', 'https://b.example', 'https://b.example'],
		['some', 'https://c.example', null],
	])('origins %s, from %s: %s', async (server, origin, allowed) => {
		const response = await preflight(server, origin);
		expect(response.status).toBe(204);
		expect(response.headers.get('access-control-allow-origin')).toBe(allowed);
		expect(response.headers.get('access-control-allow-methods')).toBe('POST');
		for (const header of ['x-api-key', 'authorization', 'content-type', 'content-encoding']) {
			expect(response.headers.get('access-control-allow-headers')).toContain(header);
		}
	});

	test('no route, no promise', async () => {
		expect((await preflight('any', 'https://a.example', '/v1/nothing')).status).toBe(404);
	});

	test('refusals can be read too', async () => {
		const response = await fetch(`${servers.some?.url}/v1/traces`, {
			method: 'POST',
			headers: { origin: 'https://a.example', 'content-type': 'application/json' },
			body: '{}',
		});
		expect(response.status).toBe(401);
		expect(response.headers.get('access-control-allow-origin')).toBe('https://a.example');
		expect(response.headers.get('vary')).toBe('origin');
	});
});

describe('/metrics', () => {
	const scrape = (headers: Record<string, string>) => fetch(`${servers.any?.url}/metrics`, { headers });

	test('for this machine: counts by route and status', async () => {
		await preflight('any', 'https://a.example');
		const response = await scrape({});
		expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
		const text = await response.text();
		expect(text).toMatch(/^spanledger_ingest_requests_total\{route="\/v1\/traces",status="204"\} \d+$/m);
		expect(text).toMatch(/^spanledger_queue_jobs\{state="waiting"\} 0$/m);
	});

	test('unknown paths share one label', async () => {
		for (const path of ['/a', '/b', '/c']) await fetch(`${servers.any?.url}${path}`);
		const text = await (await scrape({})).text();
		expect(text.match(/status="404"/g)).toHaveLength(1);
	});

	test.each([
		['through a proxy', { 'x-forwarded-for': '203.0.113.9' }, 403],
		['through a proxy, wrong token', { 'x-forwarded-for': '203.0.113.9', authorization: 'Bearer x' }, 403],
	])('%s', async (_, headers, status) => {
		expect((await scrape(headers)).status).toBe(status);
	});

	test('through a proxy with the token', async () => {
		const token = 'a-token-of-16-characters';
		const ingest = await openIngest(database.url, { SPANLEDGER_METRICS_TOKEN: token });
		const headers = { 'x-forwarded-for': '203.0.113.9', authorization: `Bearer ${token}` };
		expect((await fetch(`${ingest.url}/metrics`, { headers })).status).toBe(200);
		await ingest.close();
	});
});
