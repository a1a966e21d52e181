import type { DatasetItem } from '@spanledger/core/datasets/dataset-item';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { createProject } from '../projects/create-project.ts';
import { cloneDatabase } from '../testing/test-database.ts';
import { addDatasetItem } from './add-dataset-item.ts';
import { addDatasetItems } from './add-dataset-items.ts';
import { createDataset } from './create-dataset.ts';
import { editDatasetItem } from './edit-dataset-item.ts';
import { findDataset } from './find-dataset.ts';
import { listDatasetVersions } from './list-dataset-versions.ts';
import { listDatasets } from './list-datasets.ts';
import { readDatasetItems } from './read-dataset-items.ts';
import { removeDataset } from './remove-dataset.ts';
import { removeDatasetItems } from './remove-dataset-items.ts';

const { db, drop } = await cloneDatabase();
afterAll(drop);

let scope: { projectId: string };
let projects = 0;
beforeEach(async () => {
	scope = { projectId: (await createProject(db, { slug: `p${projects++}`, name: 'P' })).id };
});

const dataset = 'refunds';
const ana = 'ana@example.com';
const item = (input: string, changes: Partial<DatasetItem> = {}): DatasetItem => ({
	...{ input, output: 'Hm.', expected: null, context: [], labels: [], traceId: null, spanId: null, userId: null },
	...changes,
});
const add = (...items: DatasetItem[]) => addDatasetItems(db, scope, { dataset, items, addedBy: ana });
const stand = async (version?: number) => {
	const { id, version: latest } = await findDataset(db, scope, { name: dataset });
	return readDatasetItems(db, scope, { datasetId: id, version: version ?? latest, after: 0, limit: 100 });
};
const inputs = async (version?: number) => (await stand(version)).map(({ input }) => input);

test('an item comes back as it was put in', async () => {
	const full = item('Where is my refund?', {
		output: { text: 'No idea.' },
		expected: 'Within five days.',
		context: [{ id: 'd1', content: 'Refunds take five days.' }],
		labels: ['refund', 'de "x", y'],
		traceId: 'a'.repeat(32),
		spanId: 'b'.repeat(16),
		userId: 'u1',
	});
	const { itemId, version, isDuplicate } = await addDatasetItem(db, scope, { dataset, item: full, addedBy: ana });
	expect({ version, isDuplicate }).toEqual({ version: 1, isDuplicate: false });
	expect(await stand()).toEqual([
		{ ...full, id: itemId, position: 1, version: 1, createdBy: ana, createdAt: expect.any(Date) },
	]);
});

describe('duplicates', () => {
	test('are refused with the item that stands there, and make no version', async () => {
		const first = await add(item('a'), item('b'), item('a '));
		expect(first.items.map(({ isDuplicate }) => isDuplicate)).toEqual([false, false, true]);
		expect(first.items[2]?.itemId).toBe(first.items[0]?.itemId);
		const again = await add(item('b', { output: 'another answer', labels: ['x'] }));
		expect(again).toEqual({ version: 1, items: [{ itemId: first.items[1]?.itemId, isDuplicate: true }] });
		expect(await inputs()).toEqual(['a', 'b']);
	});

	test('the same question with other documents is another item', async () => {
		const context = [{ id: null, content: 'doc' }];
		expect((await add(item('a'), item('a', { context }))).items.map(({ isDuplicate }) => isDuplicate)).toEqual([
			false,
			false,
		]);
	});

	test('many who add the same at once make one item and one version', async () => {
		await Promise.all([1, 2, 3, 4].map(() => add(item('same'))));
		expect(await inputs()).toEqual(['same']);
		expect((await findDataset(db, scope, { name: dataset })).version).toBe(1);
	});

	test('what was removed may come again', async () => {
		const { items } = await add(item('a'));
		await removeDatasetItems(db, scope, { dataset, itemIds: [items[0]?.itemId ?? ''], removedBy: ana });
		expect((await add(item('a'))).items[0]).toMatchObject({ isDuplicate: false });
	});
});

test('every change makes a version, and every version stays as it was', async () => {
	const { items } = await add(item('a'), item('b'));
	const [a, b] = items.map(({ itemId }) => itemId);
	const edit = { expected: 'better', labels: ['tone'], context: [] };
	const change = { dataset, itemId: a ?? '', edit, editedBy: ana };
	expect(await editDatasetItem(db, scope, change)).toEqual({ version: 2 });
	// nothing changes, nothing happens
	expect(await editDatasetItem(db, scope, change)).toEqual({ version: 2 });
	expect(await removeDatasetItems(db, scope, { dataset, itemIds: [b ?? ''], removedBy: ana })).toEqual({
		...{ version: 3, removed: 1 },
	});
	await add(item('c'));
	expect([await inputs(1), await inputs(2), await inputs(3), await inputs(4)]).toEqual([
		['a', 'b'],
		['a', 'b'],
		['a'],
		['a', 'c'],
	]);
	expect((await stand(1))[0]).toMatchObject({ expected: null, labels: [], position: 1 });
	expect((await stand(3))[0]).toMatchObject({ expected: 'better', labels: ['tone'], position: 1, version: 2 });
	// a number is never given twice
	expect((await stand()).map(({ position }) => position)).toEqual([1, 3]);
	const { id, ...current } = await findDataset(db, scope, { name: dataset });
	expect(current).toMatchObject({ version: 4, items: 2 });
	expect(await listDatasetVersions(db, scope, { datasetId: id, limit: 10 })).toMatchObject([
		{ version: 4, change: 'add', changed: 1, items: 2 },
		{ version: 3, change: 'remove', changed: 1, items: 1 },
		{ version: 2, change: 'edit', changed: 1, items: 2 },
		{ version: 1, change: 'add', changed: 2, items: 2, createdBy: ana },
	]);
});

test('documents are edited like the rest, but never into the likeness of another item', async () => {
	const context = [{ id: 'd1', content: 'Refunds take five days.' }];
	const { items } = await add(item('a'), item('a', { context }));
	const [a, b] = items.map(({ itemId }) => itemId);
	const edit = (itemId: string | undefined, context: DatasetItem['context']) =>
		editDatasetItem(db, scope, {
			...{ dataset, itemId: itemId ?? '', editedBy: ana },
			edit: { expected: null, labels: [], context: [...context] },
		});
	await expect(edit(b, [])).rejects.toMatchObject({ code: 'conflict', field: 'context' });
	expect(await edit(b, [{ id: 'd1', content: 'Refunds take six days.' }])).toEqual({ version: 2 });
	// what it was is free again
	expect(await edit(a, context)).toEqual({ version: 3 });
	expect((await stand(2)).map(({ context }) => context)).toEqual([
		[],
		[{ id: 'd1', content: 'Refunds take six days.' }],
	]);
	await expect(edit(a, [{ id: null, content: 'x'.repeat(300_000) }])).rejects.toMatchObject({ code: 'too-large' });
});

test('pages by position', async () => {
	await add(...['a', 'b', 'c', 'd'].map((input) => item(input)));
	const { id } = await findDataset(db, scope, { name: dataset });
	const page = await readDatasetItems(db, scope, { datasetId: id, version: 1, after: 2, limit: 1 });
	expect(page.map(({ input }) => input)).toEqual(['c']);
});

test('too large an item is refused, and nothing of its batch goes in', async () => {
	await expect(add(item('a'), item('b', { output: 'x'.repeat(300_000) }))).rejects.toMatchObject({ code: 'too-large' });
	await expect(findDataset(db, scope, { name: dataset })).rejects.toMatchObject({ code: 'not-found' });
});

test('what is not there, or taken, is refused', async () => {
	await createDataset(db, scope, { name: dataset, description: '', createdBy: ana });
	const nobody = '00000000-0000-4000-8000-000000000000';
	const edit = { expected: null, labels: [], context: [] };
	const changes = [
		createDataset(db, scope, { name: dataset, description: '', createdBy: ana }),
		editDatasetItem(db, scope, { dataset, itemId: nobody, edit, editedBy: ana }),
		editDatasetItem(db, scope, { dataset: 'none', itemId: nobody, edit, editedBy: ana }),
		removeDatasetItems(db, scope, { dataset: 'none', itemIds: [nobody], removedBy: ana }),
		removeDataset(db, scope, { name: 'none', removedBy: ana }),
	].map((change) => change.then(String, ({ code }) => code));
	expect(await Promise.all(changes)).toEqual(['conflict', 'not-found', 'not-found', 'not-found', 'not-found']);
	const gone = await removeDatasetItems(db, scope, { dataset, itemIds: [nobody], removedBy: ana });
	expect(gone).toEqual({ version: 0, removed: 0 });
});

test('a removed dataset leaves nothing; another project has its own', async () => {
	await add(item('a'));
	const other = { projectId: (await createProject(db, { slug: `o${projects++}`, name: 'O' })).id };
	await expect(findDataset(db, other, { name: dataset })).rejects.toMatchObject({ code: 'not-found' });
	await addDatasetItem(db, other, { dataset, item: item('theirs'), addedBy: ana });
	await removeDataset(db, scope, { name: dataset, removedBy: ana });
	expect(await listDatasets(db, scope)).toEqual([]);
	expect(await listDatasets(db, other)).toMatchObject([{ name: dataset, items: 1, runs: 0, lastRunAt: null }]);
	const { rows } = await db.query('SELECT 1 FROM dataset_items WHERE project_id = $1', [scope.projectId]);
	expect(rows).toEqual([]);
});
