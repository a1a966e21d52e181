import { arrivalOf } from '@spanledger/core/logs/log-order';
import { logUse } from '@spanledger/core/logs/log-use';
import { sampleRawLog } from '@spanledger/core/logs/sample-raw-log';
import type { KeptUse } from '@spanledger/core/logs/span-log';
import { spanLogOf } from '@spanledger/core/logs/span-log-of';
import type { Score } from '@spanledger/core/scores/score';
import type { AttributeValue } from '@spanledger/core/spans/raw-span';
import { storeLogs } from '@spanledger/db/logs/store-logs';
import { storeScores } from '@spanledger/db/scores/store-scores';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { idOf, spanOf } from '@spanledger/fixtures/span-of';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject, settleAll, store, type TestProject } from '../testing/test-project.ts';
import { handleRest } from './handle-rest.ts';

const { db, drop } = await cloneDatabase();
afterAll(drop);
const now = new Date();
const deps = createTestDeps(db, () => now);
const startNs = BigInt(now.getTime() - 600_000) * 1_000_000n;
const traceOf = (digit: string) => digit.repeat(32);

let mine: TestProject;
let theirs: TestProject;
beforeAll(async () => {
	[mine, theirs] = [await createTestProject(db), await createTestProject(db)];
	for (const [digit, request] of [
		['a', 'r_a'],
		['b', 'r_b'],
		['c', 'r_c'],
	] as const) {
		const root = spanOf(
			'a',
			{ traceId: traceOf(digit), dimensions: { requestId: request }, responseId: `resp_${digit}` },
			startNs,
		);
		await store(db, mine, [root]);
	}
	await settleAll(db);
});

async function get(path: string, { key } = mine) {
	const request = new Request(`http://localhost:3999/api/v1${path}`, { headers: { 'x-api-key': key } });
	const response = await handleRest(request, deps);
	return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

let arrivals = 0;
async function log(name: string, attributes: Record<string, AttributeValue>, body: AttributeValue = null, digit = 'a') {
	const ids = { traceId: traceOf(digit), spanId: idOf('a') };
	const raw = {
		...sampleRawLog({ 'event.name': name, ...attributes }, { body, timeNs: startNs }),
		...ids,
	};
	const one = spanLogOf(raw, { use: logUse(raw) as KeptUse, arrival: arrivalOf(now.getTime(), arrivals++) });
	await storeLogs(db, { projectId: mine.project.id }, { logs: [one], receivedAt: now });
}

function score(id: string, changes: Partial<Score> = {}): Score {
	return {
		id,
		name: 'helpful',
		dataType: 'numeric',
		value: 0.4,
		label: null,
		comment: null,
		source: 'user',
		traceId: traceOf('a'),
		spanId: null,
		sessionId: null,
		requestId: null,
		responseId: null,
		userId: null,
		timeMs: now.getTime() - 60_000,
		...changes,
	};
}
const judge = (...scores: Score[]) =>
	storeScores(
		db,
		{ projectId: mine.project.id },
		scores.map((one) => ({ score: one, receivedAt: now })),
	);

describe('log records of a trace', () => {
	it('show on their span, give its conversation, explain its failure', async () => {
		await log('gen_ai.user.message', { 'gen_ai.system': 'openai' }, new Map([['content', 'Why?']]));
		const choice = new Map<string, AttributeValue>([
			['finish_reason', 'length'],
			['message', new Map([['content', 'Because.']])],
		]);
		await log('gen_ai.choice', {}, choice);
		await log('exception', { 'exception.type': 'Timeout', 'exception.message': 'too slow' });
		await log('', { cache: 'miss' }, 'looked up the cache');
		await settleAll(db);
		const { body } = await get(`/traces/${traceOf('a')}`);
		const [span] = body.spans as Record<string, unknown>[];
		expect(span).toMatchObject({
			input: [{ role: 'user', parts: [{ kind: 'text', text: 'Why?' }] }],
			output: [{ role: 'assistant', parts: [{ kind: 'text', text: 'Because.' }], finishReason: 'length' }],
			finishReasons: ['length'],
			events: [{ name: 'exception', attributes: { 'exception.message': 'too slow' } }],
		});
		expect(span?.logs).toMatchObject([
			{ eventName: 'gen_ai.user.message', use: 'content', severity: 'INFO', body: { content: 'Why?' } },
			{ eventName: 'gen_ai.choice', use: 'content' },
			{ eventName: 'exception', use: 'exception' },
			{ eventName: null, use: 'correlated', body: 'looked up the cache', attributes: { cache: 'miss' } },
		]);
		expect((await get('/traces?q=Why')).body.items).toMatchObject([{ traceId: traceOf('a') }]);
	});

	it('before any span they are no trace', async () => {
		await log('gen_ai.user.message', {}, new Map([['content', 'Early?']]), 'e');
		expect((await get(`/traces/${traceOf('e')}`)).status).toBe(404);
		await store(db, mine, [spanOf('a', { traceId: traceOf('e') }, startNs)]);
		expect((await get(`/traces/${traceOf('e')}`)).body).toMatchObject({ spans: [{ logs: [{ use: 'content' }] }] });
	});
});

describe('scores', () => {
	beforeAll(() =>
		judge(
			score('low'),
			score('by request', { traceId: null, requestId: 'r_b', value: 0.9, spanId: null }),
			score('by response', {
				traceId: null,
				responseId: 'resp_c',
				name: 'tone',
				dataType: 'categorical',
				value: null,
				label: 'rude',
			}),
			score('thumb', {
				name: 'thumbs',
				dataType: 'boolean',
				value: 0,
				spanId: idOf('a'),
				comment: 'wrong',
				timeMs: now.getTime() - 30_000,
			}),
			score('of a session', { traceId: null, sessionId: 's' }),
		),
	);

	it('stand with their trace', async () => {
		const { body } = await get(`/traces/${traceOf('a')}`);
		expect(body.scores).toEqual([
			{
				id: 'low',
				name: 'helpful',
				value: 0.4,
				dataType: 'numeric',
				comment: null,
				source: 'user',
				spanId: null,
				time: expect.any(String),
			},
			{
				id: 'thumb',
				name: 'thumbs',
				value: false,
				dataType: 'boolean',
				comment: 'wrong',
				source: 'user',
				spanId: idOf('a'),
				time: expect.any(String),
			},
		]);
		expect((await get(`/traces/${traceOf('c')}`)).body.scores).toMatchObject([{ id: 'by response', value: 'rude' }]);
	});

	it('stand in the list', async () => {
		const { body } = await get('/traces?limit=200');
		const ids = (body.items as { traceId: string; scores: { id: string }[] }[]).map(({ traceId, scores }) => [
			traceId[0],
			scores.map(({ id }) => id),
		]);
		expect(Object.fromEntries(ids)).toMatchObject({ a: ['low', 'thumb'], b: ['by request'], c: [] });
	});

	it.each([
		['helpful:lt:0.5', ['a']],
		['helpful:gte:0.4', ['a', 'b']],
		['helpful:eq:0.9', ['b']],
		['helpful:gt:0.9', []],
		['thumbs:eq:false', ['a']],
		['thumbs:eq:0', ['a']],
		['nothing:lt:1', []],
	])('filter the list: %s', async (filter, traces) => {
		const { body } = await get(`/traces?score=${filter}`);
		expect((body.items as { traceId: string }[]).map(({ traceId }) => traceId[0]).sort()).toEqual(traces);
	});

	it('several are alternatives', async () => {
		const { body } = await get('/traces?score=helpful:gt:0.8&score=thumbs:eq:0');
		expect((body.items as unknown[]).length).toBe(2);
	});

	it('can be listed, page by page, latest first', async () => {
		const first = await get('/scores?limit=2');
		expect(first.body.items).toMatchObject([{ id: 'thumb' }, { id: 'of a session', sessionId: 's', traceId: null }]);
		const second = await get(`/scores?limit=200&cursor=${first.body.nextCursor}`);
		expect(second.body).toMatchObject({
			items: [{ id: 'low' }, { id: 'by response' }, { id: 'by request' }],
			nextCursor: null,
		});
	});

	it.each([
		['name=thumbs', ['thumb']],
		['name=thumbs&name=tone', ['thumb', 'by response']],
		['source=judge', []],
		[`traceId=${traceOf('a')}`, ['thumb', 'low']],
		['session=s', ['of a session']],
		['requestId=r_b', ['by request']],
		[`to=${new Date(now.getTime() - 40_000).toISOString()}`, ['of a session', 'low', 'by response', 'by request']],
	])('filtered by %s', async (query, ids) => {
		const { body } = await get(`/scores?${query}`);
		expect((body.items as { id: string }[]).map(({ id }) => id)).toEqual(ids);
	});

	it.each([
		['colour=red', 'colour'],
		['source=robot', 'source'],
		['cursor=abc', 'cursor'],
		['limit=0', 'limit'],
		['traceId=xyz', 'traceId'],
	])('refuses %s', async (query, field) => {
		expect(await get(`/scores?${query}`)).toMatchObject({ status: 400, body: { error: { field } } });
	});

	it("of another project are nobody else's", async () => {
		expect((await get('/scores', theirs)).body.items).toEqual([]);
		expect((await get('/traces?score=helpful:gt:0', theirs)).body.items).toEqual([]);
	});
});
