import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { idOf, spanOf } from '@spanledger/fixtures/span-of';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootstrapUser } from '../auth/bootstrap-user.ts';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject, settleAll, store, type TestProject } from '../testing/test-project.ts';
import { createCaller } from './app-router.ts';
import { handleTrpc } from './handle-trpc.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const now = new Date();
const deps = createTestDeps(db, () => now);
const startNs = BigInt(now.getTime() - 600_000) * 1_000_000n;
const traceId = 'a'.repeat(32);
const foreignTrace = 'f'.repeat(32);

let mine: TestProject;
let theirs: TestProject;
let caller: ReturnType<typeof createCaller>;

beforeAll(async () => {
	mine = await createTestProject(db);
	await bootstrapUser(deps, { email: 'admin@example.com', password: 'a good password' });
	theirs = await createTestProject(db); // made after, so nobody here is its member
	const { rows } = await db.query<{ id: string }>('SELECT id FROM auth_users');
	caller = createCaller({ ...deps, member: { userId: rows[0]?.id ?? '', email: 'admin@example.com', name: 'admin' } });
	const call = spanOf(
		'b',
		{
			traceId,
			parentSpanId: idOf('a'),
			startMs: 200,
			usage: { inputTokens: 1_000, outputTokens: 100 },
			hasContent: true,
		},
		startNs,
	);
	const root = {
		type: 'workflow',
		durationMs: 3_000,
		dimensions: { tenant: 'acme', user: 'u_1', session: 's_1', requestId: 'r_1', route: 'chat' },
	} as const;
	await store(db, mine, [spanOf('a', { traceId, ...root }, startNs), call], {
		[call.spanId]: {
			attributes: {
				'gen_ai.operation.name': 'chat',
				'gen_ai.request.model': 'gpt-4o-mini',
				'gen_ai.input.messages': '[{"role":"user","parts":[{"type":"text","content":"How do I rotate my key?"}]}]',
				'gen_ai.output.messages':
					'[{"role":"assistant","parts":[{"type":"text","content":"Like this."}],"finish_reason":"stop"}]',
				constructor: 'a name that superjson refuses',
			},
		},
	});
	await store(db, mine, [spanOf('a', { traceId: 'b'.repeat(32), type: 'other', usage: null }, startNs)]);
	await store(db, mine, [spanOf('c', { traceId: 'c'.repeat(32), parentSpanId: idOf('d'), startMs: 1 }, startNs)]);
	await store(db, theirs, [spanOf('a', { traceId: foreignTrace, dimensions: { user: 'u_theirs' } }, startNs)]);
	await settleAll(db);
});

describe('traces', () => {
	it('lists model traces and counts the others', async () => {
		const { items } = await caller.traces.list({ project: mine.project.slug, modelOnly: true });
		expect(items.map((item) => item.traceId[0])).toEqual(['c', 'a']);
		expect(items[1]).toMatchObject({
			running: false,
			incomplete: false,
			models: ['gpt-4o-mini'],
			callCount: 1,
			spanCount: 2,
		});
		expect(items[0]).toMatchObject({ rootMissing: true, running: true, incomplete: false });
		expect(await caller.traces.hidden({ project: mine.project.slug })).toEqual({ count: 1, isCapped: false });
	});

	it('a trace without a root is incomplete after an hour', async () => {
		const later = createCaller({ ...deps, now: () => new Date(now.getTime() + 3_700_000), member: await memberOf() });
		const { items } = await later.traces.list({ project: mine.project.slug, model: ['gpt-4o-mini'] });
		expect(items[0]).toMatchObject({ rootMissing: true, running: false, incomplete: true });
	});

	it('names the first spans of a trace', async () => {
		expect(await caller.traces.firstSpans({ project: mine.project.slug, traceId })).toEqual([
			{ spanId: idOf('a'), name: 'a', type: 'workflow' },
			{ spanId: idOf('b'), name: 'b', type: 'llm' },
		]);
	});

	it('gives one span with its conversation and its invoice', async () => {
		const span = await caller.traces.span({ project: mine.project.slug, traceId, spanId: idOf('b') });
		expect(span.content?.input).toEqual([{ role: 'user', parts: [{ kind: 'text', text: 'How do I rotate my key?' }] }]);
		expect(span.content?.keys).toMatchObject({ input: 'gen_ai.input.messages' });
		expect(span.cost).toMatchObject({
			lines: [
				{ part: 'input', tokens: 1_000, usdPerMillion: '0.15', amountUsd: '0.00015' },
				{ part: 'output', tokens: 100, usdPerMillion: '0.6', amountUsd: '0.00006' },
			],
			totalUsd: '0.00021',
			source: 'computed',
		});
	});

	it('finds what was pasted', async () => {
		const find = async (text: string) =>
			(await caller.traces.find({ project: mine.project.slug, text })).map(({ kind, value }) => `${kind} ${value}`);
		expect(await find(traceId.toUpperCase())).toEqual([`trace ${traceId}`]);
		expect(await find('aaaa')).toEqual([`trace ${traceId}`]);
		expect(await find('r_1')).toEqual(['request r_1']);
		expect(await find('u_')).toEqual(['user u_1']);
		expect(await find('s_1')).toEqual(['session s_1']);
		expect(await find('nothing')).toEqual([]);
	});

	it('locates a trace among the projects of whoever asks', async () => {
		expect(await caller.traces.locate({ traceId })).toMatchObject({ slug: mine.project.slug });
		expect(await caller.traces.locate({ traceId: foreignTrace })).toBeNull();
	});
});

describe('the rest of a project', () => {
	it('suggests values', async () => {
		const values = (dimension: 'tenant' | 'session', prefix = '') =>
			caller.dimensions.values({ project: mine.project.slug, dimension, prefix });
		expect(await values('tenant', 'AC')).toEqual(['acme']);
		expect(await values('tenant', 'x')).toEqual([]);
		expect(await values('session')).toEqual(['s_1']);
	});

	it('makes, lists and revokes keys', async () => {
		const { project } = mine;
		const made = await caller.keys.create({ project: project.slug, name: 'ci', scopes: ['ingest', 'ingest'] });
		const listed = await caller.keys.list({ project: project.slug });
		expect(listed.find(({ id }) => id === made.id)).toMatchObject({
			name: 'ci',
			scopes: ['ingest'],
			prefix: made.key.slice(0, 7),
		});
		expect(JSON.stringify(listed)).not.toContain(made.key);
		await caller.keys.revoke({ project: project.slug, id: made.id });
		await expect(caller.keys.revoke({ project: project.slug, id: made.id })).rejects.toMatchObject({
			code: 'NOT_FOUND',
		});
	});

	it('says what has arrived', async () => {
		expect(await caller.onboarding.status({ project: mine.project.slug })).toMatchObject({
			traces: 3,
			spans: 4,
			modelCalls: 2,
			tracesWithContent: 1,
			tracesWithTenant: 1,
			isCapped: false,
		});
	});
});

describe('over HTTP', () => {
	const ask = async (path: string, input: unknown, headers: Record<string, string> = {}) => {
		const query = encodeURIComponent(JSON.stringify({ json: input }));
		const request = new Request(`http://localhost:3999/api/trpc/${path}?input=${query}`, { headers });
		return handleTrpc(request, deps);
	};
	const signedIn = async () => {
		const response = await deps.auth.handler(
			new Request('http://localhost:3999/api/auth/sign-in/email', {
				method: 'POST',
				headers: { 'content-type': 'application/json', origin: 'http://localhost:3999' },
				body: JSON.stringify({ email: 'admin@example.com', password: 'a good password' }),
			}),
		);
		return { cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
	};

	it('takes the cookie', async () => {
		expect((await ask('projects.list', null)).status).toBe(401);
		const response = await ask('projects.list', null, await signedIn());
		expect(response.status).toBe(200);
		expect(await response.json()).toMatchObject({ result: { data: { json: [{ slug: mine.project.slug }] } } });
	});

	it('an API key is no sign-in', async () => {
		expect(
			(await ask('projects.list', null, { 'x-api-key': mine.key, authorization: `Bearer ${mine.key}` })).status,
		).toBe(401);
	});

	it('attributes with names like constructor arrive', async () => {
		const input = { project: mine.project.slug, traceId, spanId: idOf('b') };
		const response = await ask('traces.span', input, await signedIn());
		expect(await response.json()).toMatchObject({
			result: { data: { json: { attributes: { constructor: 'a name that superjson refuses' } } } },
		});
	});

	it('names the field at fault and keeps the stack inside', async () => {
		const response = await ask('traces.list', { project: mine.project.slug, limit: 900 }, await signedIn());
		const body = (await response.json()) as { error: { json: { data: Record<string, unknown> } } };
		expect(response.status).toBe(400);
		expect(body.error.json.data).toMatchObject({ field: 'limit' });
		expect(body.error.json.data).not.toHaveProperty('stack');
	});
});

async function memberOf() {
	const { rows } = await db.query<{ id: string }>('SELECT id FROM auth_users');
	return { userId: rows[0]?.id ?? '', email: 'admin@example.com', name: 'admin' };
}
