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
	await caller.datasets.editItem({ ...change, edit: { expected: 'Better', labels: [] } });
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
