import { indexOnce } from '@spanledger/db/search/index-traces';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { idOf, spanOf } from '@spanledger/fixtures/span-of';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootstrapUser } from '../auth/bootstrap-user.ts';
import { handleRest } from '../rest/handle-rest.ts';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject, settleAll, store, type TestProject } from '../testing/test-project.ts';
import { createCaller } from '../trpc/app-router.ts';
import { findInTrace } from './find-in-trace.ts';
import type { SearchEvent } from './search-shape.ts';
import { streamSearch } from './stream-search.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const deps = createTestDeps(db);
const account = { email: 'admin@example.com', password: 'a good password' };
const hoursAgo = (hours: number) => BigInt(Date.now() - hours * 3_600_000) * 1_000_000n;

let mine: TestProject;
let theirs: TestProject;
let cookie = '';
let caller: ReturnType<typeof createCaller>;

async function take(project: TestProject, digit: string, hours: number, said: string, parts = {}): Promise<void> {
	const traceId = digit.repeat(32);
	const attributes = {
		'gen_ai.output.messages': JSON.stringify([{ role: 'assistant', parts: [{ type: 'text', content: said }] }]),
		'shop.basket': `b-${digit}`,
	};
	const call = { traceId, usage: { inputTokens: 1_000, outputTokens: 100 }, ...parts };
	await store(db, project, [spanOf('a', call, hoursAgo(hours))], { [idOf('a')]: { attributes } });
}

beforeAll(async () => {
	mine = await createTestProject(db);
	await bootstrapUser(deps, account);
	theirs = await createTestProject(db); // made after, so nobody here is its member
	await take(mine, '1', 1, 'To rotate a key, open Settings.', { toolName: 'lookup' });
	await take(mine, '2', 50, 'Open the settings and press “Rotate key”.', {
		status: 'error',
		statusMessage: 'Rate limit',
	});
	await take(mine, '3', 2, 'Nothing of the kind.', { durationMs: 3_000 });
	await take(theirs, '9', 1, 'To rotate a key, open Settings.');
	await settleAll(db);
	await db.query(
		`INSERT INTO review_items (project_id, week, position, trace_id, group_id, picked, reasons, tenant, reviewed_at)
		 VALUES ($1, '2026-11-23', 1, $2, '', 'worst', '[]', '', now()), ($1, '2026-11-23', 2, $3, '', 'worst', '[]', '', NULL)`,
		[mine.project.id, Buffer.alloc(16, 0x33), Buffer.alloc(16, 0x22)],
	);
	const onFault = (reason: string) => {
		throw new Error(reason);
	};
	while (await indexOnce(db, onFault));
	const signIn = new Request(`${deps.publicUrl}/api/auth/sign-in/email`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', origin: deps.publicUrl },
		body: JSON.stringify(account),
	});
	cookie = ((await deps.auth.handler(signIn)).headers.get('set-cookie') ?? '').split(';')[0] ?? '';
	const { rows } = await db.query<{ id: string }>('SELECT id FROM auth_users');
	caller = createCaller({ ...deps, member: { userId: rows[0]?.id ?? '', email: account.email, name: 'admin' } });
});

const range = () => `from=${new Date(Date.now() - 7 * 86_400_000).toISOString()}`;
const ask = (slug: string, query: string, headers: Record<string, string> = { cookie }) =>
	streamSearch(new Request(`${deps.publicUrl}/${slug}/traces/search?${query}`, { headers }), slug, deps);

async function events(query: string): Promise<SearchEvent[]> {
	const text = await (await ask(mine.project.slug, query)).text();
	return text
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as SearchEvent);
}

describe('the search of the pages', () => {
	it('walks back, latest first, with the hit marked and its span named', async () => {
		const told = await events(`${range()}&text=rotate+settings`);
		const found = told.flatMap((event) => (event.kind === 'found' ? event.traces : []));
		expect(found.map(({ traceId }) => traceId[0])).toEqual(['1', '2']);
		expect(found[0]?.hits).toMatchObject([{ spanId: idOf('a'), place: 'output' }]);
		const marked = found[0]?.hits[0]?.snippet.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('');
		expect(marked).toBe('To [rotate] a key, open [Settings].');
		expect(told.at(-1)).toEqual({ kind: 'end', before: null, notYet: 0 });
		expect(told.filter(({ kind }) => kind === 'searched').length).toBeGreaterThanOrEqual(7);
	});

	it('takes the filters of the list', async () => {
		const told = await events(`${range()}&text=rotate&status=error`);
		expect(
			told.flatMap((event) => (event.kind === 'found' ? event.traces : [])).map(({ traceId }) => traceId[0]),
		).toEqual(['2']);
	});

	it('refuses what it cannot ask, strangers, and other projects', async () => {
		expect((await ask(mine.project.slug, 'text=!!')).status).toBe(400);
		expect((await ask(mine.project.slug, 'text=a&nonsense=1')).status).toBe(400);
		expect((await ask(mine.project.slug, 'text=a', {})).status).toBe(401);
		expect((await ask(theirs.project.slug, 'text=rotate')).status).toBe(404);
	});
});

describe('the same words in GET /traces', () => {
	it.each([
		['text=%22rotate+a+key%22', '1'],
		['text=rotat*', '12'],
		['attribute=shop.basket%3Db-3', '3'],
		['tool=lookup', '1'],
		['error=LIMIT', '2'],
		['minTokens=1101', ''],
		['minTokens=1100&maxTokens=1100', '132'],
		['maxCostUsd=0', ''],
		['type=embedding', ''],
		['stage=llm:gt:2500', '3'],
		['stage=llm:gte:3000&stage=tool:lt:9000', '3'],
		['stage=llm:lte:2500', '12'],
		['stage=tool:gte:0', ''],
		['reviewed=true', '3'],
		['reviewed=false', '12'], // in a review, and nobody has got to it
	])('%s', async (query, digits) => {
		const request = new Request(`${deps.publicUrl}/api/v1/traces?${range()}&${query}`, {
			headers: { 'x-api-key': mine.key },
		});
		const { items } = (await (await handleRest(request, deps)).json()) as { items: { traceId: string }[] };
		expect(items.map(({ traceId }) => traceId[0]).join('')).toBe(digits);
	});
});

describe('what stands above the list', () => {
	const question = () => ({ project: mine.project.slug, from: new Date(Date.now() - 7 * 86_400_000).toISOString() });

	it('counts traces and failures over time', async () => {
		const { counts, stepMinutes } = await caller.traces.histogram({ ...question(), timezone: 'Europe/Berlin' });
		expect(stepMinutes).toBe(180);
		expect(counts.reduce((sum, count) => sum + count.traces, 0)).toBe(3);
		expect(counts.reduce((sum, count) => sum + count.errors, 0)).toBe(1);
	});

	it('offers values with their counts', async () => {
		const values = async (field: 'status' | 'error' | 'attribute' | 'tool', typed = '') =>
			caller.traces.values({ ...question(), field, typed });
		expect(await values('error')).toEqual([{ value: 'Rate limit', count: 1 }]);
		expect(await values('tool', 'LOOK')).toEqual([{ value: 'lookup', count: 1 }]);
		expect(await values('attribute', 'bask')).toEqual([{ value: 'shop.basket', count: 3 }]);
		expect(await values('attribute', 'shop.basket=b-2')).toEqual([{ value: 'shop.basket=b-2', count: 1 }]);
	});
});

describe('within one trace', () => {
	const find = (digit: string, text: string) =>
		findInTrace(deps, { projectId: mine.project.id }, { traceId: digit.repeat(32), text });

	it('names the spans that hold the words, the last of them only begun', async () => {
		expect(await find('1', 'open sett')).toEqual({ spanIds: [idOf('a')], isKnown: true, isAll: true });
		expect(await find('1', 'press')).toEqual({ spanIds: [], isKnown: true, isAll: true });
		expect((await find('1', '-')).spanIds).toEqual([]);
		await expect(find('9', 'rotate')).rejects.toMatchObject({ code: 'not-found' });
	});

	it('says when the search does not know the trace yet', async () => {
		await take(mine, '5', 1, 'Put the kettle on.');
		expect(await find('5', 'kettle')).toEqual({ spanIds: [], isKnown: false, isAll: true });
		await settleAll(db);
		expect((await find('5', 'kettle')).isKnown).toBe(false);
		while (
			await indexOnce(db, (reason) => {
				throw new Error(reason);
			})
		);
		expect(await find('5', 'kettle')).toEqual({ spanIds: [idOf('a')], isKnown: true, isAll: true });
	});

	it('knows a large trace, which keeps its row on the work list', async () => {
		await db.query(
			`INSERT INTO unsettled_traces (project_id, trace_id, version, first_seen, last_seen, span_count, min_start, max_start, due_at)
			 VALUES ($1, $2, 1, now(), now(), 10000, now(), now(), 'infinity')`,
			[mine.project.id, Buffer.from('1'.repeat(32), 'hex')],
		);
		expect((await find('1', 'open sett')).isKnown).toBe(true);
	});
});
