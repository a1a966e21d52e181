import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { idOf, spanOf } from '@spanledger/fixtures/span-of';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject, settleAll, store, type TestProject } from '../testing/test-project.ts';
import { handleRest } from './handle-rest.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;

const now = new Date('2026-11-20T12:00:00Z');
const deps = createTestDeps(db, () => now);
const startNs = BigInt(now.getTime() - 3_600_000) * 1_000_000n;
const traceOf = (digit: string) => digit.repeat(32);

let mine: TestProject;
let theirs: TestProject;

async function get(path: string, headers: Record<string, string> = { 'x-api-key': mine.key }) {
	const response = await handleRest(new Request(`http://localhost:3999/api/v1${path}`, { headers }), deps);
	const body = (await response.json()) as { items: { traceId: string }[]; nextCursor: string | null } & Record<
		string,
		unknown
	>;
	return { status: response.status, body, headers: response.headers };
}
const listed = async (query: string) =>
	(await get(`/traces?${query}`)).body.items.map(({ traceId }) => traceId[0]).join('');

/** Trace `digit`: a root with a tenant and one chat call, `at` minutes after the start. */
function chat(
	digit: string,
	at: number,
	parts: Parameters<typeof spanOf>[1] = {},
	call: Parameters<typeof spanOf>[1] = {},
) {
	const traceId = traceOf(digit);
	const startMs = at * 60_000;
	return [
		spanOf('a', { traceId, name: `route-${digit}`, type: 'workflow', startMs, durationMs: 2_000, ...parts }, startNs),
		spanOf(
			'b',
			{
				traceId,
				parentSpanId: idOf('a'),
				startMs: startMs + 100,
				usage: { inputTokens: 1_000, outputTokens: 100 },
				...call,
			},
			startNs,
		),
	];
}

beforeAll(async () => {
	mine = await createTestProject(db);
	theirs = await createTestProject(db);
	await store(db, mine, [
		...chat('1', 1, {
			dimensions: { tenant: 'acme', user: 'u_1', requestId: 'req-1' },
			inputPreview: 'How do I rotate 100%?',
		}),
		...chat('2', 2, { dimensions: { tenant: 'globex' }, status: 'error', durationMs: 9_000 }),
		...chat('3', 3, { dimensions: { tenant: 'acme' } }, { dimensions: { tenant: 'initech' }, requestModel: 'gpt-4o' }),
		...chat('4', 4, {}, { requestModel: 'unheard-of' }),
		spanOf('a', { traceId: traceOf('5'), type: 'other', usage: null, startMs: 300_000 }, startNs),
	]);
	await store(db, theirs, chat('9', 5, { dimensions: { tenant: 'acme' } }));
	await settleAll(db);
});

describe('GET /traces', () => {
	it.each([
		['newest first', '', '54321'],
		['oldest first', 'sort=startTime', '12345'],
		['an escaped plus', 'sort=%2BstartTime', '12345'],
		['by duration', 'sort=-durationMs', '24315'],
		['own dimension', 'tenant=globex', '2'],
		["a ledger entry's dimension", 'tenant=initech', '3'],
		['repeated = or', 'tenant=globex&tenant=initech', '32'],
		['two names = and', 'tenant=acme&model=gpt-4o', '3'],
		['empty = not set', 'tenant=', '54'],
		['no model', 'model=', '5'],
		['user', 'user=u_1', '1'],
		['request', 'requestId=req-1', '1'],
		['status', 'status=error', '2'],
		['cost', 'minCostUsd=0.0003', '3'],
		['duration', 'minDurationMs=9000', '2'],
		['text in the question', 'q=ROTATE', '1'],
		['per cent is no wildcard', 'q=100%25', '1'],
		['underscore is no wildcard', 'q=u_', '1'],
		['start of a trace id', 'q=2222', '2'],
		['from is inclusive', 'from=2026-11-20T11:03:00Z', '543'],
		['to is exclusive', 'to=2026-11-20T11:03:00Z', '21'],
		['nanoseconds decide', 'from=2026-11-20T11:03:00.000000001Z', '54'],
		['an offset, its plus unescaped', 'from=2026-11-20T12:03:00+01:00', '543'],
		['nothing there', 'tenant=nobody', ''],
	])('%s', async (_, query, expected) => {
		expect(await listed(query)).toBe(expected);
	});

	it.each(['startTime', '-startTime', 'durationMs', '-durationMs', 'costUsd', '-costUsd'])(
		'pages of one by %s give what one page gives',
		async (sort) => {
			const seen: string[] = [];
			let cursor = '';
			for (let page = 0; page < 10; page++) {
				const { body } = await get(`/traces?sort=${encodeURIComponent(sort)}&limit=1${cursor}`);
				seen.push(...body.items.map(({ traceId }) => traceId[0] ?? ''));
				if (body.nextCursor === null) break;
				cursor = `&cursor=${body.nextCursor}`;
			}
			expect(seen.join('')).toBe(await listed(`sort=${encodeURIComponent(sort)}`));
			expect(seen).toHaveLength(5);
		},
	);

	it('shows by default what a clock that runs ahead has sent', async () => {
		const ahead = await createTestProject(db);
		await store(db, ahead, chat('8', 65)); // five minutes from now
		await settleAll(db);
		const { body } = await get('/traces', { 'x-api-key': ahead.key });
		expect(body.items).toHaveLength(1);
		expect((await get(`/traces?to=${now.toISOString()}`, { 'x-api-key': ahead.key })).body.items).toHaveLength(0);
	});

	it('puts unknown cost last in both directions', async () => {
		expect((await listed('sort=costUsd')).at(-1)).toBe('4');
		expect((await listed('sort=-costUsd')).at(-1)).toBe('4');
	});

	it('prints an item as the contract says', async () => {
		const { body } = await get('/traces?requestId=req-1');
		expect(body.items[0]).toEqual({
			traceId: traceOf('1'),
			name: 'route-1',
			rootMissing: false,
			settled: true,
			route: 'route-1',
			startTime: '2026-11-20T11:01:00Z',
			durationMs: 2000,
			status: 'unset',
			tenant: 'acme',
			team: null,
			feature: null,
			userId: 'u_1',
			sessionId: null,
			requestId: 'req-1',
			environment: null,
			release: null,
			tags: [],
			usage: {
				inputTokens: 1000,
				outputTokens: 100,
				cacheReadTokens: null,
				cacheWriteTokens: null,
				reasoningTokens: null,
				audioInputTokens: null,
				audioOutputTokens: null,
				totalTokens: 1100,
			},
			costUsd: '0.00021', // 1,000 × 0.15 + 100 × 0.6 per 1e6
			unpricedSpans: 0,
			outcome: null,
			signals: [],
			scores: [],
			stages: [
				{ stage: 'other', durationMs: 2000, criticalMs: 1000, share: 0.5 },
				{ stage: 'llm', durationMs: 1000, criticalMs: 1000, share: 0.5 },
			].sort((a, b) => (a.stage < b.stage ? -1 : 1)),
		});
	});

	it.each([
		['unknown parameter', 'colour=red', 'colour'],
		['bad time', 'from=yesterday', 'from'],
		['no such day', 'from=2026-02-30T00:00:00Z', 'from'],
		['empty range', 'from=2026-11-20T00:00:00Z&to=2026-11-20T00:00:00Z', 'from'],
		['limit too large', 'limit=201', 'limit'],
		['limit zero', 'limit=0', 'limit'],
		['limit no number', 'limit=ten', 'limit'],
		['sort', 'sort=name', 'sort'],
		['status', 'status=broken', 'status'],
		['cost', 'minCostUsd=cheap', 'minCostUsd'],
		['negative cost', 'minCostUsd=-1', 'minCostUsd'],
		['duration', 'minDurationMs=-1', 'minDurationMs'],
		['cursor', 'cursor=abc', 'cursor'],
		['cursor of nothing', 'cursor=', 'cursor'],
		['score', 'score=low', 'score'],
		['stage', 'stage=llm', 'stage'],
		['stage without a number', 'stage=llm:gt:slow', 'stage'],
		['given twice', 'limit=1&limit=2', 'limit'],
		['pages only', 'modelOnly=true', 'modelOnly'],
		['prototype', '__proto__=1', '__proto__'],
		['NUL in text', 'q=a%00b', 'q'],
		['NUL in a filter', 'tenant=a%00b', 'tenant'],
	])('400 names the field: %s', async (_, query, field) => {
		const { status, body } = await get(`/traces?${query}`);
		expect(status).toBe(400);
		expect(body).toEqual({ error: { code: 'invalid', message: expect.any(String), field } });
	});

	it('refuses a cursor of another sort', async () => {
		const { body } = await get('/traces?limit=1');
		expect((await get(`/traces?limit=1&sort=-costUsd&cursor=${body.nextCursor}`)).status).toBe(400);
	});
});

describe('GET /traces/:traceId', () => {
	it('answers the trace with its spans, whatever the case of the id', async () => {
		await store(db, mine, chat('A'.toLowerCase(), 10));
		const { status, body } = await get(`/traces/${traceOf('A')}`);
		expect(status).toBe(200);
		expect(body).toMatchObject({ traceId: traceOf('a'), settled: false, costUsd: '0.00021' });
		await settleAll(db);
		expect((await get(`/traces/${traceOf('a')}`)).body).toMatchObject({ settled: true, costUsd: '0.00021' });
	});

	it('shows what billed, what did not, and why', async () => {
		const traceId = traceOf('b');
		const call = {
			traceId,
			parentSpanId: idOf('a'),
			startMs: 1_200_000,
			usage: { inputTokens: 1_000, outputTokens: 100 },
		};
		await store(db, mine, [
			spanOf('a', { ...call, parentSpanId: null, type: 'agent', durationMs: 5_000 }, startNs),
			spanOf('b', { ...call, usage: { inputTokens: 1_000, outputTokens: 100, cacheReadTokens: 400 } }, startNs),
			spanOf('c', { ...call, requestModel: 'unheard-of' }, startNs),
			spanOf('d', { ...call, usage: null, type: 'tool', toolName: 'search' }, startNs),
		]);
		await settleAll(db);
		const { body } = await get(`/traces/${traceId}`);
		expect(body).toMatchObject({ usage: { inputTokens: 2000 }, costUsd: '0.00018', unpricedSpans: 1 });
		const spans = Object.fromEntries((body.spans as { spanId: string }[]).map((span) => [span.spanId.at(-1), span]));
		expect(spans.a).toMatchObject({
			type: 'agent',
			usageCounted: false,
			notCountedReason: 'aggregate',
			costUsd: null,
		});
		expect(spans.b).toMatchObject({
			usageCounted: true,
			costUsd: '0.00018', // 600 × 0.15 + 400 × 0.075 + 100 × 0.6 per 1e6
			costDetails: { input: '0.00009', cacheRead: '0.00003', output: '0.00006' },
			price: {
				provider: 'openai',
				model: 'gpt-4o-mini',
				perMillion: { input: '0.15', cacheRead: '0.075', output: '0.6' },
			},
			unpricedReason: null,
		});
		expect(spans.c).toMatchObject({
			usageCounted: true,
			costUsd: null,
			unpricedReason: 'unknown-model',
			price: null,
		});
		expect(spans.d).toMatchObject({ usage: null, usageCounted: null, notCountedReason: null, toolName: 'search' });
	});

	it('keeps what was sent: attributes, events, links, resource, nanoseconds', async () => {
		const traceId = traceOf('c');
		const start = startNs + 123_456_789n;
		const span = spanOf('a', { traceId, startTimeNs: start, endTimeNs: start + 1_500_000n, usage: null }, startNs);
		const attributes = JSON.parse('{"big":"9007199254740993","kv":{"a":"b"},"void":null,"__proto__":"x"}');
		await store(db, mine, [span], {
			[span.spanId]: {
				attributes,
				resource: { 'service.name': 'shop' },
				events: [{ name: 'exception', timeNs: String(start + 1n), attributes: { 'exception.type': 'RateLimit' } }],
				links: [{ traceId: traceOf('d'), spanId: idOf('e'), traceState: '', attributes: {} }],
			},
		});
		const { body } = await get(`/traces/${traceId}`);
		const [shown] = body.spans as Record<string, unknown>[];
		expect(shown).toMatchObject({
			startTime: '2026-11-20T11:00:00.123456789Z',
			durationMs: 1.5,
			resource: { 'service.name': 'shop' },
			scope: { name: 'test', version: '1' },
			events: [
				{ name: 'exception', time: '2026-11-20T11:00:00.12345679Z', attributes: { 'exception.type': 'RateLimit' } },
			],
			links: [{ traceId: traceOf('d'), spanId: idOf('e'), attributes: {} }],
		});
		expect(JSON.stringify(shown?.attributes)).toContain('"__proto__":"x"');
		expect(shown?.attributes).toMatchObject({ big: '9007199254740993', kv: { a: 'b' }, void: null });
	});

	it.each([
		['unknown', traceOf('e'), 404, 'not-found'],
		["another project's", traceOf('9'), 404, 'not-found'],
		['not hex', 'z'.repeat(32), 400, 'invalid'],
		['too short', 'abc', 400, 'invalid'],
	])('%s id', async (_, id, expected, code) => {
		const { status, body } = await get(`/traces/${id}`);
		expect(status).toBe(expected);
		expect(body).toMatchObject({ error: { code, field: 'traceId' } });
	});

	it('takes no parameters', async () => {
		expect((await get(`/traces/${traceOf('1')}?expand=all`)).status).toBe(400);
	});
});
