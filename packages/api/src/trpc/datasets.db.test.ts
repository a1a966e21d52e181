import { addDatasetItems } from '@spanledger/db/datasets/add-dataset-items';
import { postResults } from '@spanledger/db/datasets/runs/post-results';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { idOf, spanOf } from '@spanledger/fixtures/span-of';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bootstrapUser } from '../auth/bootstrap-user.ts';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject, settleAll, store, type TestProject } from '../testing/test-project.ts';
import { createCaller } from './app-router.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const now = new Date();
const deps = createTestDeps(db, () => now);

let own: TestProject;
let caller: ReturnType<typeof createCaller>;
let project: string;
const [asked, answered, silent] = ['a', 'b', 'c'].map((digit) => digit.repeat(32)) as [string, string, string];

beforeAll(async () => {
	own = await createTestProject(db);
	project = own.project.slug;
	await bootstrapUser(deps, { email: 'admin@example.com', password: 'a good password' });
	const { rows } = await db.query<{ id: string }>('SELECT id FROM auth_users');
	caller = createCaller({ ...deps, member: { userId: rows[0]?.id ?? '', email: 'admin@example.com', name: 'admin' } });
	const startNs = BigInt(now.getTime() - 600_000) * 1_000_000n;
	const root = (name: string, traceId: string) =>
		spanOf(name, { traceId, dimensions: { user: 'u1' }, parentSpanId: null }, startNs);
	const told = (input: string, output: string) => ({
		attributes: {
			'openinference.span.kind': 'CHAIN',
			'input.value': input,
			'output.value': output,
			constructor: 'a key like any other',
		},
	});
	await store(db, own, [root('a1', asked), root('b2', answered), root('c3', silent)], {
		[idOf('a1')]: told('Why?', 'Because.'),
		[idOf('b2')]: told('Why?', 'So.'),
	});
	await settleAll(db);
});

test('a trace shows what it would put in', async () => {
	expect(await caller.datasets.take({ project, traceId: asked })).toEqual({
		item: { input: 'Why?', output: 'Because.', context: [], traceId: asked, spanId: null, userId: 'u1' },
	});
	expect(await caller.datasets.take({ project, traceId: silent })).toEqual({ item: null });
	expect((await caller.datasets.take({ project, traceId: asked, spanId: idOf('a1') })).item).toMatchObject({
		spanId: idOf('a1'),
	});
});

test('one goes in, many go in, and each bulk says what became of it', async () => {
	const added = await caller.datasets.add({
		...{ project, dataset: 'one', traceId: asked, expected: 'Since …', labels: ['x', 'x'] },
	});
	expect(added).toMatchObject({ version: 1, isDuplicate: false });
	const gone = 'd'.repeat(32);
	const bulk = { project, traceIds: [asked, answered, silent, gone, asked], answersAreExpected: true };
	expect(await caller.datasets.addTraces({ ...bulk, dataset: 'many' })).toEqual({
		...{ version: 1, added: 1, duplicates: 1, withoutContent: [silent, gone] },
	});
	expect(await caller.datasets.addTraces({ ...bulk, dataset: 'none', traceIds: [silent] })).toEqual({
		...{ version: 0, added: 0, duplicates: 0, withoutContent: [silent] },
	});
	expect((await caller.datasets.list({ project })).map(({ name, items }) => [name, items])).toEqual([
		['many', 1],
		['one', 1],
	]);
	expect((await caller.datasets.items({ project, dataset: 'many' })).items).toMatchObject([{ expected: 'Because.' }]);
});

test('a version of long ago is still there to read; one that never was is refused', async () => {
	const { items } = await caller.datasets.items({ project, dataset: 'one' });
	const change = { project, dataset: 'one', itemId: items[0]?.id ?? '' };
	await caller.datasets.editItem({ ...change, edit: { expected: 'Better', labels: [], context: [] } });
	expect((await caller.datasets.items({ project, dataset: 'one', version: 1 })).items).toMatchObject([
		{ expected: 'Since …', labels: ['x'] },
	]);
	expect((await caller.datasets.get({ project, dataset: 'one' })).versions).toMatchObject([
		{ version: 2 },
		{ version: 1 },
	]);
	await expect(caller.datasets.items({ project, dataset: 'one', version: 3 })).rejects.toMatchObject({
		code: 'BAD_REQUEST',
	});
	await expect(caller.datasets.create({ project, name: 'a/b' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});

test('two runs item by item: what got worse first, with what was asked and what each answered', async () => {
	const scope = { projectId: own.project.id };
	const nothing = { output: null, context: [], labels: [], traceId: null, spanId: null, userId: null };
	const items = ['a', 'b', 'c'].map((input) => ({ ...nothing, input, expected: `${input}!` }));
	const added = await addDatasetItems(db, scope, { dataset: 'runs', items, addedBy: 'ana@example.com' });
	const post = (run: string, right: (boolean | null)[]) =>
		postResults(db, scope, {
			...{ dataset: 'runs', run },
			results: right.flatMap((value, index) =>
				value === null
					? []
					: [
							{
								...{ itemId: added.items[index]?.itemId ?? '', output: `${run} ${index}`, error: null },
								...{ traceId: asked, costUsd: '0.5', durationMs: null },
								scores: [{ name: 'correct', dataType: 'boolean', value: Number(value), label: null, comment: null }],
							},
						],
			),
		});
	await post('before', [true, false, true]);
	await post('after', [false, true, null]);
	const named = { project, dataset: 'runs', run: 'after' };
	const compared = await caller.datasetRuns.compare({ ...named, against: 'before' });
	expect(compared).toMatchObject({
		run: { name: 'after', results: 2, costUsd: '1' },
		against: { name: 'before', results: 3, costUsd: '1.5' },
		counts: { worse: 1, better: 1, same: 0, unknown: 1, failed: 1 },
		nextOffset: null,
	});
	expect(compared.items).toMatchObject([
		{
			...{ change: 'worse', by: -1, position: 1, input: 'a', expected: 'a!' },
			before: { output: 'before 0', verdict: 'passed', scores: { correct: { value: true } } },
			after: { output: 'after 0', verdict: 'failed', traceId: asked },
		},
		{ change: 'better', position: 2 },
		{ change: 'unknown', position: 3, input: 'c', after: null, before: { output: 'before 2' } },
	]);
	const alone = await caller.datasetRuns.compare({ ...named, against: null });
	expect(alone.against).toBeNull();
	expect(alone.items.map(({ position, after }) => [position, after?.verdict])).toEqual([
		[1, 'failed'],
		[2, 'passed'],
	]);
	expect((await caller.datasetRuns.compare({ ...named, against: null, cursor: 1 })).items).toHaveLength(1);
	expect((await caller.datasetRuns.list({ project, dataset: 'runs' })).items.map(({ name }) => name)).toEqual([
		...['after', 'before'],
	]);
	await caller.datasetRuns.remove({ project, dataset: 'runs', run: 'before' });
	await expect(caller.datasetRuns.compare({ ...named, against: 'before' })).rejects.toMatchObject({
		code: 'NOT_FOUND',
	});
});
