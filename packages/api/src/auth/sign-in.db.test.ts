import { createProject } from '@spanledger/db/projects/create-project';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDeps } from '../testing/test-deps.ts';
import { createContext } from '../trpc/create-context.ts';
import { createServerCaller } from '../trpc/create-server-caller.ts';
import { bootstrapUser } from './bootstrap-user.ts';
import { trustedOrigins } from './create-auth.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const deps = createTestDeps(db);
const user = { email: 'Admin@Example.com', password: 'first password' };

let address = 0;
/** Each attempt comes from an address of its own unless told otherwise: the rate limit counts by address. */
function post(path: string, body: unknown, headers: Record<string, string> = {}) {
	const request = new Request(`http://localhost:3999/api/auth${path}`, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			origin: 'http://localhost:3999',
			'x-forwarded-for': `10.0.0.${++address}`,
			...headers,
		},
		body: JSON.stringify(body),
	});
	return deps.auth.handler(request);
}
const signIn = (password: string, headers: Record<string, string> = {}) =>
	post('/sign-in/email', { email: user.email, password }, headers);
const cookieOf = (response: Response) => (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';

beforeAll(async () => {
	await createProject(db, { slug: 'default', name: 'Default' });
});

describe('the first user', () => {
	it('is made once, also by two processes at once', async () => {
		const outcomes = await Promise.all([bootstrapUser(deps, user), bootstrapUser(deps, user)]);
		expect(outcomes.sort()).toEqual(['created', 'unchanged']);
		expect(await bootstrapUser(deps, user)).toBe('unchanged');
	});

	it('signs in, and is a member of every project', async () => {
		const response = await signIn(user.password);
		expect(response.status).toBe(200);
		const headers = new Headers({ cookie: cookieOf(response) });
		expect((await createContext(headers, deps)).member).toMatchObject({ email: 'admin@example.com' });
		const caller = await createServerCaller(headers, deps);
		expect(await caller.projects.list()).toMatchObject([{ slug: 'default', role: 'owner' }]);
	});

	it('joins projects made later at the next start', async () => {
		await createProject(db, { slug: 'demo', name: 'Demo' });
		await bootstrapUser(deps, user);
		const caller = await createServerCaller(new Headers({ cookie: cookieOf(await signIn(user.password)) }), deps);
		expect((await caller.projects.list()).map(({ slug }) => slug)).toEqual(['default', 'demo']);
	});

	it('a changed password takes effect and ends the old sessions', async () => {
		const before = cookieOf(await signIn(user.password));
		expect(await bootstrapUser(deps, { ...user, password: 'second password' })).toBe('password changed');
		expect((await createContext(new Headers({ cookie: before }), deps)).member).toBeNull();
		expect((await signIn(user.password)).status).toBe(401);
		expect((await signIn('second password')).status).toBe(200);
	});
});

describe('signing in', () => {
	it('keeps the cookie away from scripts and other sites', async () => {
		const cookie = (await signIn('second password')).headers.get('set-cookie') ?? '';
		expect(cookie).toMatch(/HttpOnly/i);
		expect(cookie).toMatch(/SameSite=Lax/i);
	});

	it('refuses a wrong password and an unknown address alike', async () => {
		const wrong = await signIn('not the password');
		const unknown = await post('/sign-in/email', { email: 'nobody@example.com', password: 'whatever else' });
		expect([wrong.status, unknown.status]).toEqual([401, 401]);
		expect(await wrong.json()).toEqual(await unknown.json());
	});

	it('nobody registers by themselves', async () => {
		const response = await post('/sign-up/email', { email: 'x@example.com', password: 'long enough', name: 'x' });
		expect(response.status).toBe(400);
		const { rows } = await db.query('SELECT email FROM auth_users');
		expect(rows).toEqual([{ email: 'admin@example.com' }]);
	});

	it.each(['http://localhost:3999', 'http://127.0.0.1:3999'])('works from %s', async (origin) => {
		expect((await signIn('second password', { origin, cookie: 'a=b' })).status).toBe(200);
	});

	it('not from another site', async () => {
		expect((await signIn('second password', { origin: 'https://evil.example', cookie: 'a=b' })).status).toBe(403);
	});

	it('slows down guessing', async () => {
		const statuses = [];
		for (let attempt = 0; attempt < 12; attempt++) {
			statuses.push((await signIn('a guess at it', { 'x-forwarded-for': '10.9.9.9' })).status);
		}
		expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 401));
		expect(statuses.at(-1)).toBe(429);
	});

	it('ends with the session', async () => {
		const cookie = cookieOf(await signIn('second password'));
		await post('/sign-out', {}, { cookie });
		expect((await createContext(new Headers({ cookie }), deps)).member).toBeNull();
	});
});

it('trusts the public URL beside this machine', () => {
	expect(trustedOrigins({ publicUrl: 'https://traces.example.com/base', webPort: 3000 })).toEqual([
		'https://traces.example.com',
		'http://localhost:3000',
		'http://127.0.0.1:3000',
	]);
});
