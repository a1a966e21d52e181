import { addDatasetItems } from '@spanledger/db/datasets/add-dataset-items';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject } from '../testing/test-project.ts';
import { handleRest } from './handle-rest.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const deps = createTestDeps(db, () => new Date('2026-11-20T12:07:00Z'));

let mine: Awaited<ReturnType<typeof createTestProject>>;
let theirs: typeof mine;
beforeAll(async () => {
	mine = await createTestProject(db);
	theirs = await createTestProject(db);
	await add(250, 0);
	await add(1, 250);
});

function add(count: number, from: number) {
	const nothing = { output: null, context: [], labels: [], traceId: null, spanId: null, userId: null };
	const items = Array.from({ length: count }, (_, index) => ({
		...nothing,
		input: `question ${from + index}`,
		expected: `answer ${from + index}`,
	}));
	return addDatasetItems(db, { projectId: mine.project.id }, { dataset: 'refünds', items, addedBy: 'ana@example.com' });
}

const get = (path: string, { key } = mine) =>
	handleRest(new Request(`http://localhost:3999/api/v1/datasets${path}`, { headers: { 'x-api-key': key } }), deps);
const exported = async (query: string) => {
	const response = await get(`/${encodeURIComponent('refünds')}/export${query}`);
	const lines = (await response.text()).split('\n');
	// the last line ends like every other
	expect(lines.pop()).toBe('');
	return { response, lines: lines.map((line) => JSON.parse(line)) };
};

describe('a dataset as JSONL', () => {
	test('every item of the latest version, across pages, in their order', async () => {
		const { response, lines } = await exported('');
		expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
		expect(response.headers.get('x-dataset-version')).toBe('2');
		expect(lines.map(({ input }) => input)).toEqual(Array.from({ length: 251 }, (_, index) => `question ${index}`));
	});

	test('an earlier version stands as it was', async () => {
		expect((await exported('?version=1')).lines).toHaveLength(250);
	});

	test.each([
		['openai-evals', { input: [{ role: 'user', content: 'question 0' }], ideal: 'answer 0' }],
		['promptfoo', { vars: { input: 'question 0', expected: 'answer 0' } }],
	])('as %s', async (format, first) => {
		expect((await exported(`?format=${format}`)).lines[0]).toMatchObject(first);
	});

	test.each([
		['/nothing/export', 404, 'dataset'],
		[`/${encodeURIComponent('refünds')}/export?version=3`, 400, 'version'],
		[`/${encodeURIComponent('refünds')}/export?version=-1`, 400, 'version'],
		[`/${encodeURIComponent('refünds')}/export?format=csv`, 400, 'format'],
		[`/${encodeURIComponent('refünds')}/export?from=now`, 400, 'from'],
	])('%s is refused', async (path, status, field) => {
		const response = await get(path);
		expect(response.status).toBe(status);
		expect(await response.json()).toMatchObject({ error: { field } });
	});
});

test('the list is the project’s own', async () => {
	expect(await (await get('')).json()).toMatchObject({ items: [{ name: 'refünds', version: 2, items: 251 }] });
	expect(await (await get('', theirs)).json()).toEqual({ items: [] });
	expect((await get(`/${encodeURIComponent('refünds')}/export`, theirs)).status).toBe(404);
});
