import { createKey } from '@spanledger/db/api-keys/create-key';
import { revokeKey } from '@spanledger/db/api-keys/revoke-key';
import { connectDatabase } from '@spanledger/db/connect';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject, type TestProject } from '../testing/test-project.ts';
import { handleRest, routes } from './handle-rest.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const deps = createTestDeps(db);

let mine: TestProject;
let ingestOnly = '';
let revoked = '';
let admin = '';

beforeAll(async () => {
	mine = await createTestProject(db);
	const scope = { projectId: mine.project.id };
	ingestOnly = (await createKey(db, scope, { name: 'ingest', scopes: ['ingest'] })).key;
	admin = (await createKey(db, scope, { name: 'admin', scopes: ['admin'] })).key;
	const made = await createKey(db, scope, { name: 'old', scopes: ['read'] });
	await revokeKey(db, scope, { id: made.id });
	revoked = made.key;
});

async function call(path: string, init: RequestInit = {}) {
	const response = await handleRest(new Request(`http://localhost:3999${path}`, init), deps);
	return {
		status: response.status,
		headers: response.headers,
		body: (await response.json()) as Record<string, unknown>,
	};
}
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
const concrete = (path: string) => path.replace('{traceId}', 'a'.repeat(32)).replace(/\{\w+\}/g, 'x');

describe('keys', () => {
	it.each([
		['Bearer', () => ({ authorization: `Bearer ${mine.key}` }), 200],
		['bearer in lower case', () => ({ authorization: `bearer ${mine.key}` }), 200],
		['x-api-key', () => ({ 'x-api-key': mine.key }), 200],
		['password of Basic', () => ({ authorization: basic(`any:${mine.key}`) }), 200],
		['none', () => ({}), 401],
		['a wrong one', () => ({ authorization: 'Bearer nope' }), 401],
		['a revoked one', () => ({ authorization: `Bearer ${revoked}` }), 401],
		['Basic without a password', () => ({ authorization: basic(mine.key) }), 401],
		['an unknown scheme', () => ({ authorization: `Digest ${mine.key}` }), 401],
		['a cookie', () => ({ cookie: 'spanledger.session_token=x' }), 401],
		['one without the scope', () => ({ 'x-api-key': ingestOnly }), 403],
	])('%s', async (_, headers, expected) => {
		const { status, body } = await call('/api/v1/traces', { headers: headers() });
		expect(status).toBe(expected);
		if (expected === 401) expect(body).toMatchObject({ error: { code: 'unauthenticated', field: null } });
		if (expected === 403) expect(body).toMatchObject({ error: { code: 'forbidden' } });
	});

	it.each(routes.filter(({ scope }) => scope !== null).map(({ method, path }) => [method, path]))(
		'%s %s needs one',
		async (method, path) => {
			expect((await call(`/api/v1${concrete(path)}`, { method })).status).toBe(401);
			const refused = await call(`/api/v1${concrete(path)}`, { method, headers: { 'x-api-key': ingestOnly } });
			expect(refused.status).toBe(403);
		},
	);
});

describe('routes', () => {
	it.each(routes.filter(({ handle }) => handle === null).map(({ method, path, scope }) => [method, path, scope]))(
		'%s %s is not built yet',
		async (method, path, scope) => {
			const headers = { 'x-api-key': scope === 'admin' ? admin : mine.key };
			const { status, body } = await call(`/api/v1${concrete(String(path))}`, { method: String(method), headers });
			expect(status).toBe(501);
			expect(body).toMatchObject({ error: { code: 'not-built' } });
		},
	);

	it('unknown path, wrong method', async () => {
		expect((await call('/api/v1/nothing')).status).toBe(404);
		expect((await call('/api/v2/traces')).status).toBe(404);
		const { status, headers } = await call('/api/v1/traces', { method: 'POST', body: '{}' });
		expect([status, headers.get('allow')]).toEqual([405, 'GET']);
	});

	it('says that a store that is down is worth a retry', async () => {
		const gone = connectDatabase('postgres://nobody@127.0.0.1:1/none');
		const request = new Request('http://localhost:3999/api/v1/traces', { headers: { 'x-api-key': mine.key } });
		const response = await handleRest(request, { ...deps, db: gone });
		expect(response.status).toBe(503);
		expect(Number(response.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
		await gone.end();
	});

	it('keeps the text of a bug inside', async () => {
		const told: unknown[] = [];
		const broken = {
			...deps,
			now: () => new Date(Number.NaN),
			reportBug: (_: string, error: unknown) => told.push(error),
		};
		const request = new Request('http://localhost:3999/api/v1/traces', { headers: { 'x-api-key': mine.key } });
		const response = await handleRest(request, broken);
		expect(response.status).toBe(500);
		expect(await response.json()).toEqual({
			error: { code: 'bug', message: expect.stringContaining('log'), field: null },
		});
		expect(told).toHaveLength(1);
	});
});

describe('GET /openapi.json', () => {
	type Document = {
		openapi: string;
		paths: Record<
			string,
			Record<string, { parameters: { name: string; schema: unknown }[]; responses: Record<string, unknown> }>
		>;
		components: { schemas: Record<string, unknown> };
	};
	const read = async () => (await call('/api/v1/openapi.json')).body as unknown as Document;

	it('is open to all and names every route', async () => {
		const document = await read();
		expect(document.openapi).toBe('3.1.0');
		const named = Object.entries(document.paths).flatMap(([path, methods]) =>
			Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
		);
		expect(named.sort()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort());
		expect(document.paths['/alerts']?.get?.responses).toHaveProperty('501');
	});

	it('has every schema it points to', async () => {
		const document = await read();
		const pointers = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(
			([, id]) => id,
		);
		expect(pointers.length).toBeGreaterThan(5);
		expect(pointers.filter((id) => !(String(id) in document.components.schemas))).toEqual([]);
		expect(JSON.stringify(document)).not.toMatch(/\$defs|__shared/);
	});

	it('describes parameters by what they take', async () => {
		const document = await read();
		const parameters = document.paths['/traces']?.get?.parameters ?? [];
		const schemaOf = (name: string) => parameters.find((parameter) => parameter.name === name)?.schema;
		expect(schemaOf('limit')).toMatchObject({ type: 'integer', minimum: 1, maximum: 200, default: 50 });
		expect(schemaOf('from')).toMatchObject({ type: 'string', format: 'date-time' });
		expect(schemaOf('tenant')).toMatchObject({ type: 'array', items: { type: 'string' } });
	});
});
