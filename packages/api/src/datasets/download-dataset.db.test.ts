import { addDatasetItems } from '@spanledger/db/datasets/add-dataset-items';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootstrapUser } from '../auth/bootstrap-user.ts';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject, type TestProject } from '../testing/test-project.ts';
import { downloadDataset } from './download-dataset.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const deps = createTestDeps(db);
const account = { email: 'admin@example.com', password: 'a good password' };

let mine: TestProject;
let theirs: TestProject;
let cookie = '';
beforeAll(async () => {
	mine = await createTestProject(db);
	await bootstrapUser(deps, account);
	theirs = await createTestProject(db); // made after, so nobody here is its member
	await add(mine, 'refünds', 'Wo bleibt mein Geld?');
	await add(mine, 'refünds', 'Why?');
	await add(theirs, 'theirs', 'A secret?');
	const headers = { 'content-type': 'application/json', origin: deps.publicUrl };
	const signIn = new Request(`${deps.publicUrl}/api/auth/sign-in/email`, {
		method: 'POST',
		headers,
		body: JSON.stringify(account),
	});
	cookie = ((await deps.auth.handler(signIn)).headers.get('set-cookie') ?? '').split(';')[0] ?? '';
});

function add({ project }: TestProject, dataset: string, input: string) {
	const nothing = { output: null, expected: null, context: [], labels: [], traceId: null, spanId: null, userId: null };
	const items = [{ ...nothing, input }];
	return addDatasetItems(db, { projectId: project.id }, { dataset, items, addedBy: 'ana@example.com' });
}

const download = (project: string, name: string, query = '', headers: Record<string, string> = { cookie }) =>
	downloadDataset(
		new Request(`${deps.publicUrl}/${project}/datasets/x/export?${query}`, { headers }),
		{ project, name },
		deps,
	);
const inputsOf = async (response: Response) =>
	(await response.text())
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line).input);

describe('the file of a dataset’s page', () => {
	it('is the latest version, under a name that says which', async () => {
		const response = await download(mine.project.slug, 'refünds');
		expect(response.status).toBe(200);
		expect(response.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''ref%C3%BCnds-v2.jsonl");
		expect(response.headers.get('cache-control')).toBe('no-store');
		expect(await inputsOf(response)).toEqual(['Wo bleibt mein Geld?', 'Why?']);
	});

	it('or the version and the shape that were chosen', async () => {
		expect(await inputsOf(await download(mine.project.slug, 'refünds', 'version=1&format=openai-evals'))).toEqual([
			[{ role: 'user', content: 'Wo bleibt mein Geld?' }],
		]);
	});

	it("another project's looks like one that is not there", async () => {
		const answers = [];
		for (const slug of [theirs.project.slug, 'no-such-project']) {
			const response = await download(slug, 'theirs');
			answers.push([response.status, (await response.text()).replace(slug, '…')]);
		}
		expect(answers[0]).toEqual([404, expect.stringContaining('no project')]);
		expect(answers[0]).toEqual(answers[1]);
		expect((await download(mine.project.slug, 'theirs')).status).toBe(404);
	});

	it('needs somebody signed in: a key is no sign-in here', async () => {
		expect((await download(mine.project.slug, 'refünds', '', {})).status).toBe(401);
		expect((await download(mine.project.slug, 'refünds', '', { 'x-api-key': mine.key })).status).toBe(401);
	});

	it.each([
		['version=3', 'version'],
		['format=csv', 'format'],
		['limit=1', 'limit'],
	])('%s: the parameter at fault is named', async (query, field) => {
		const response = await download(mine.project.slug, 'refünds', query);
		expect(response.status).toBe(400);
		expect(await response.json()).toMatchObject({ error: { field } });
	});
});
