import { createKey } from '@spanledger/db/api-keys/create-key';
import { addDatasetItems } from '@spanledger/db/datasets/add-dataset-items';
import { saveScoreDefinition } from '@spanledger/db/score-definitions/save-score-definition';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject } from '../testing/test-project.ts';
import { handleRest } from './handle-rest.ts';
import { largestBody } from './read-json-body.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const deps = createTestDeps(db);

let mine: Awaited<ReturnType<typeof createTestProject>>;
let scores = '';
let ids: string[] = [];
beforeEach(async () => {
	mine = await createTestProject(db);
	scores = (await createKey(db, scopeOf(mine), { name: 'ci', scopes: ['read', 'scores'] })).key;
	ids = await add(40);
});

const scopeOf = ({ project }: typeof mine) => ({ projectId: project.id });
async function add(count: number) {
	const nothing = { output: null, context: [], labels: [], traceId: null, spanId: null, userId: null };
	const items = Array.from({ length: count }, (_, index) => ({ ...nothing, input: `q${index}`, expected: null }));
	const added = await addDatasetItems(db, scopeOf(mine), { dataset: 'refunds', items, addedBy: 'ana@example.com' });
	return added.items.map(({ itemId }) => itemId);
}

async function call(path: string, init: RequestInit = {}, key = mine.key) {
	const headers = { 'x-api-key': key, 'content-type': 'application/json', ...init.headers };
	const request = new Request(`http://localhost:3999/api/v1/datasets${path}`, { ...init, headers });
	const response = await handleRest(request, deps);
	return { status: response.status, body: (await response.json()) as Answer };
}
/** What the tests look into; `toMatchObject` looks at the rest. */
type Answer = {
	items: { name: string; scores: { mean: number }[] }[];
	run: { scores: unknown[] };
	nextCursor: string | null;
};
const post = (run: string, body: unknown, query = '', key = scores) =>
	call(`/refunds/runs/${encodeURIComponent(run)}/results${query}`, { method: 'POST', body: JSON.stringify(body) }, key);

describe('results posted back', () => {
	test('one, or many; the same again changes nothing', async () => {
		expect(await post('main@c0ffee', { item: ids[0], scores: { correctness: true } })).toEqual({
			status: 200,
			body: { run: 'main@c0ffee', version: 1, accepted: 1, rejected: [] },
		});
		const many = ids.map((item, index) => ({
			...{ item, output: `a${index}`, scores: { correctness: index < 30 ? 0.9 : 0.1 }, costUsd: 0.001, durationMs: 10 },
		}));
		expect((await post('main@c0ffee', many)).body).toMatchObject({ accepted: 40 });
		const read = await call('/refunds/runs');
		await post('main@c0ffee', many);
		expect((await call('/refunds/runs')).body.items[0]).toEqual({
			...read.body.items[0],
			updatedAt: expect.any(String),
		});
		expect(read.body).toMatchObject({
			items: [
				{
					...{ name: 'main@c0ffee', version: 1, items: 40, results: 40, errors: 0 },
					...{ costUsd: '0.04', resultsWithCost: 40, meanDurationMs: 10, resultsWithDuration: 40 },
					scores: [
						{
							...{ name: 'correctness', direction: 'higher', passMark: 0.5, results: 40, judged: 40 },
							...{ passed: 30, passRate: 0.75, tooFew: false },
						},
					],
				},
			],
			nextCursor: null,
		});
		expect(read.body.items[0]?.scores[0]?.mean).toBeCloseTo(0.7);
	});

	test('each refused result is named, the others are stored', async () => {
		const stranger = '00000000-0000-4000-8000-000000000000';
		const sent = [{ item: 'x' }, { item: ids[0] }, { item: stranger }, { item: ids[1], durationMs: -1 }];
		expect((await post('r', sent)).body).toEqual({
			...{ run: 'r', version: 1, accepted: 1 },
			rejected: [
				{ index: 0, field: 'item', error: 'item: expected the id of an item as the export gives it, not "x"' },
				{ index: 2, field: 'item', error: `item: ${stranger} is not in version 1 of "refunds"` },
				{ index: 3, field: 'durationMs', error: 'durationMs: expected 0 or more, not -1' },
			],
		});
	});

	test('the version is pinned', async () => {
		await add(45);
		expect((await post('old', { item: ids[0] }, '?version=1')).body).toMatchObject({ version: 1 });
		const refused = await post('old', { item: ids[0] }, '?version=2');
		expect(refused).toMatchObject({ status: 409, body: { error: { code: 'conflict', field: 'version' } } });
	});

	test.each([
		['a run name', 'a b', {}, '', 400, 'run'],
		['a body', 'r', 'text', '', 400, 'body'],
		['a version that never was', 'r', {}, '?version=9', 400, 'version'],
		['a parameter', 'r', {}, '?versions=1', 400, 'versions'],
	])('%s is refused', async (_, run, body, query, status, field) => {
		const sent = typeof body === 'string' ? body : { item: ids[0] };
		expect(await post(run, sent, query)).toMatchObject({ status, body: { error: { field } } });
	});

	test('what is no JSON, or too much of it, is refused before it is held', async () => {
		const path = '/refunds/runs/r/results';
		const send = (init: RequestInit) => call(path, { method: 'POST', ...init }, scores);
		expect((await send({ body: '{' })).status).toBe(400);
		expect((await send({ body: '{}', headers: { 'content-type': 'text/plain' } })).status).toBe(415);
		expect((await send({ body: '{}', headers: { 'content-encoding': 'gzip' } })).status).toBe(415);
		expect((await send({ body: ' '.repeat(largestBody + 1) })).status).toBe(413);
		expect((await send({ body: JSON.stringify(Array.from({ length: 1001 }, () => ({}))) })).status).toBe(413);
	});

	test('only with the scopes read and scores, only in the key’s project', async () => {
		const ofPage = await createKey(db, scopeOf(mine), { name: 'page', scopes: ['scores'] });
		for (const key of [mine.key, ofPage.key]) expect((await post('r', { item: ids[0] }, '', key)).status).toBe(403);
		expect((await call('/refunds/runs', {}, ofPage.key)).status).toBe(403);
		const theirs = await createTestProject(db);
		expect((await call('/refunds/runs', {}, theirs.key)).status).toBe(404);
	});
});

describe('runs read back', () => {
	test('a run with its results, in pages', async () => {
		const trace = 'a'.repeat(32);
		await post('r', [
			{ item: ids[1], error: 'timed out' },
			{ item: ids[0], output: { a: 1 }, scores: { tone: { value: 'kind', comment: 'Very.' } }, traceId: trace },
		]);
		const first = await call('/refunds/runs/r?limit=1');
		expect(first.body).toMatchObject({
			run: { name: 'r', results: 2, errors: 1, costUsd: null, meanDurationMs: null },
			items: [
				{
					...{ item: ids[0], position: 1, output: { a: 1 }, error: null, traceId: trace, costUsd: null },
					...{ durationMs: null, scores: { tone: { value: 'kind', comment: 'Very.' } } },
				},
			],
		});
		expect((await call(`/refunds/runs/r?limit=1&cursor=${first.body.nextCursor}`)).body).toMatchObject({
			items: [{ item: ids[1], error: 'timed out', output: null }],
			nextCursor: null,
		});
	});

	test('the last begun first, in pages', async () => {
		for (const run of ['one', 'two', 'three']) await post(run, { item: ids[0] });
		const first = await call('/refunds/runs?limit=2');
		expect(first.body.items.map(({ name }) => name)).toEqual(['three', 'two']);
		const rest = await call(`/refunds/runs?limit=2&cursor=${first.body.nextCursor}`);
		expect(rest.body).toMatchObject({ items: [{ name: 'one' }], nextCursor: null });
	});

	test('what passes is decided when it is read; too few are no rate', async () => {
		await post(
			'r',
			ids.slice(0, 20).map((item, index) => ({ item, scores: { marks: index } })),
		);
		const scoresOf = async () => (await call('/refunds/runs/r')).body.run.scores[0];
		expect(await scoresOf()).toMatchObject({ direction: 'none', judged: 0, passRate: null, mean: 9.5 });
		const definition = { name: 'marks', direction: 'higher' as const, min: 0, max: 20, passMark: 15 };
		await saveScoreDefinition(db, scopeOf(mine), {
			definition: { ...definition, passLabels: [], failLabels: [] },
			savedBy: 'ana@example.com',
		});
		expect(await scoresOf()).toMatchObject({ judged: 20, passed: 5, passRate: 0.25, tooFew: true });
	});

	test.each([
		['/nothing/runs', 404, 'dataset'],
		['/refunds/runs/nothing', 404, 'run'],
		['/refunds/runs?cursor=x', 400, 'cursor'],
		['/refunds/runs?limit=0', 400, 'limit'],
		['/refunds/runs/nothing?cursor=x', 400, 'cursor'],
	])('%s is refused', async (path, status, field) =>
		expect(await call(path)).toMatchObject({ status, body: { error: { field } } }),
	);
});
