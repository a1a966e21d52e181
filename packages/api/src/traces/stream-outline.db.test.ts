import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { idOf, spanOf } from '@spanledger/fixtures/span-of';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bootstrapUser } from '../auth/bootstrap-user.ts';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject, settleAll, store, type TestProject } from '../testing/test-project.ts';
import type { OutlineEvent } from './outline-events.ts';
import { readColumn } from './pack-column.ts';
import { streamOutline } from './stream-outline.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const deps = createTestDeps(db);
const account = { email: 'admin@example.com', password: 'a good password' };
const epochNs = BigInt(Date.now() - 60_000) * 1_000_000n;
const wide = '1'.repeat(32);
const count = 4_500;

let mine: TestProject;
let theirs: TestProject;
let cookie = '';

beforeAll(async () => {
	mine = await createTestProject(db);
	await bootstrapUser(deps, account);
	theirs = await createTestProject(db); // made after, so nobody here is its member
	const plain = { traceId: wide, type: 'other' as const, usage: null, responseId: null };
	const root = spanOf('a', { ...plain, durationMs: 9_000 }, epochNs);
	const steps = Array.from({ length: count - 1 }, (_, at) =>
		spanOf(`f${at}`, { ...plain, parentSpanId: idOf('a'), startMs: at * 2, durationMs: 1 }, epochNs),
	);
	await store(db, mine, [root, ...steps]);
	await store(db, theirs, [spanOf('a', { traceId: '9'.repeat(32) }, epochNs)]);
	await settleAll(db);
	const signIn = new Request(`${deps.publicUrl}/api/auth/sign-in/email`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', origin: deps.publicUrl },
		body: JSON.stringify(account),
	});
	cookie = (await deps.auth.handler(signIn)).headers.getSetCookie().join('; ');
});

const ask = (traceId: string, { slug = mine.project.slug, query = '', headers = {} } = {}) =>
	streamOutline(
		new Request(`${deps.publicUrl}/outline${query}`, { headers: { cookie, ...headers } }),
		{ slug, traceId },
		deps,
	);
const eventsOf = async (response: Response): Promise<OutlineEvent[]> =>
	(await response.text())
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line));

it('tells the head, a screen of rows, the others in windows, the scores and the end', async () => {
	const response = await ask(wide);
	expect(response.status).toBe(200);
	const events = await eventsOf(response);
	expect(events.map((event) => (event.kind === 'rows' ? `rows ${event.from}+${event.count}` : event.kind))).toEqual([
		'head',
		'rows 0+200',
		'rows 200+4000',
		'rows 4200+300',
		'scores',
		'end',
	]);
	const [head, first] = events;
	expect(head).toMatchObject({ head: { traceId: wide, spanCount: count, settled: true, extentMs: 9_000 } });
	if (first?.kind !== 'rows') throw new Error('no rows');
	const below = readColumn(first.columns.below, first.count);
	const critical = readColumn(first.columns.critical, first.count);
	expect([below(0), below(1)]).toEqual([count - 1, 0]);
	expect(critical(1)).toEqual([0, 1_000]); // the first millisecond is the first step's
	expect(events.at(-1)).toEqual({ kind: 'end', next: null });
});

it('goes on where it was asked to', async () => {
	const events = await eventsOf(await ask(wide, { query: '?from=4490' }));
	expect(events[1]).toMatchObject({ kind: 'rows', from: 4_490, count: 10 });
});

it('is known by its tag until something arrives', async () => {
	const etag = (await ask(wide)).headers.get('etag') ?? '';
	const again = await ask(wide, { headers: { 'if-none-match': etag } });
	expect([again.status, await again.text()]).toEqual([304, '']);
	const late = spanOf('e', { traceId: wide, parentSpanId: idOf('a'), type: 'tool', usage: null }, epochNs);
	await store(db, mine, [late]);
	expect((await ask(wide, { headers: { 'if-none-match': etag } })).status).toBe(200);
});

it.each([
	['nobody', () => ask(wide, { headers: { cookie: '' } }), 401],
	['a trace of a stranger’s project', () => ask('9'.repeat(32)), 404],
	['a stranger’s project', () => ask('9'.repeat(32), { slug: theirs.project.slug }), 404],
	['no trace', () => ask('7'.repeat(32)), 404],
	['no id', () => ask('no-id'), 400],
	['no row', () => ask(wide, { query: '?from=-1' }), 400],
])('%s is refused', async (_, asked, status) => {
	expect((await asked()).status).toBe(status);
});
