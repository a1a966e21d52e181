import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { idOf, spanOf } from '@spanledger/fixtures/span-of';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootstrapUser } from '../auth/bootstrap-user.ts';
import { handleRest } from '../rest/handle-rest.ts';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject, settleAll, store, type TestProject } from '../testing/test-project.ts';
import { downloadTraces } from './download-traces.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const deps = createTestDeps(db);
const account = { email: 'admin@example.com', password: 'a good password' };
const [one, two, foreign] = ['a', 'b', 'c'].map((digit) => digit.repeat(32)) as [string, string, string];

let mine: TestProject;
let theirs: TestProject;
let cookie = '';
beforeAll(async () => {
	mine = await createTestProject(db);
	await bootstrapUser(deps, account);
	theirs = await createTestProject(db); // made after, so nobody here is its member
	const startNs = BigInt(Date.now() - 600_000) * 1_000_000n;
	const told = (input: string) => ({ attributes: { 'openinference.span.kind': 'CHAIN', 'input.value': input } });
	const root = (name: string, traceId: string) => spanOf(name, { traceId, parentSpanId: null }, startNs);
	await store(db, mine, [root('a1', one), root('b2', two)], { [idOf('a1')]: told('Why?'), [idOf('b2')]: told('How?') });
	await store(db, theirs, [root('c3', foreign)]);
	await settleAll(db);
	const headers = { 'content-type': 'application/json', origin: deps.publicUrl };
	const signIn = new Request(`${deps.publicUrl}/api/auth/sign-in/email`, {
		method: 'POST',
		headers,
		body: JSON.stringify(account),
	});
	cookie = ((await deps.auth.handler(signIn)).headers.get('set-cookie') ?? '').split(';')[0] ?? '';
});

const byKey = (path: string) =>
	handleRest(new Request(`${deps.publicUrl}/api/v1${path}`, { headers: { 'x-api-key': mine.key } }), deps);
const byCookie = (slug: string, query: string, headers: Record<string, string> = { cookie }) =>
	downloadTraces(new Request(`${deps.publicUrl}/${slug}/traces/export?${query}`, { headers }), slug, deps);
const linesOf = async (response: Response) =>
	(await response.text())
		.trimEnd()
		.split('\n')
		.map((line) => JSON.parse(line));

describe('traces as JSONL', () => {
	it('each as the API has it, in the order they were named, each once', async () => {
		const response = await byKey(`/traces/export?traceId=${two}&traceId=${one.toUpperCase()}&traceId=${two}`);
		expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
		const alone = async (id: string) => (await byKey(`/traces/${id}`)).json();
		expect(await linesOf(response)).toEqual([await alone(two), await alone(one)]);
	});

	it('a trace that is not there, or not the project’s, has a line that says so', async () => {
		const response = await byCookie(mine.project.slug, `traceId=${foreign}&traceId=${one}`);
		expect(response.headers.get('content-disposition')).toBe('attachment; filename="traces.jsonl"');
		expect(await linesOf(response)).toEqual([
			{ traceId: foreign, error: { code: 'not-found', message: expect.any(String) } },
			expect.objectContaining({ traceId: one, spans: [expect.objectContaining({ input: 'Why?' })] }),
		]);
	});

	it.each([
		['', 'traceId'],
		['traceId=x', 'traceId'],
		[Array.from({ length: 201 }, (_, index) => `traceId=${String(index).padStart(32, '0')}`).join('&'), 'traceId'],
		[`traceId=${one}&limit=1`, 'limit'],
	])('what cannot be named is refused', async (query, field) => {
		const response = await byCookie(mine.project.slug, query);
		expect(response.status).toBe(400);
		const { error } = (await response.json()) as { error: { message: string } };
		expect(error).toMatchObject({ field });
		if (query.includes('0200')) expect(error.message).toBe('traceId: 201 traces; at most 200 in one file');
	});

	it('needs somebody signed in, and their own project', async () => {
		expect((await byCookie(mine.project.slug, `traceId=${one}`, {})).status).toBe(401);
		expect((await byCookie(theirs.project.slug, `traceId=${foreign}`)).status).toBe(404);
	});
});
