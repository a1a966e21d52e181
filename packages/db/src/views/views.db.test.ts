import { afterAll, expect, it } from 'vitest';
import { createProject } from '../projects/create-project.ts';
import { cloneDatabase } from '../testing/test-database.ts';
import { listViews } from './list-views.ts';
import { removeView } from './remove-view.ts';
import { mostViews, saveView } from './save-view.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const scopeOf = async (slug: string) => ({ projectId: (await createProject(db, { slug, name: slug })).id });
const savedBy = 'ada@example.com';

it('a view is listed, replaced by its name, and gone once removed; another project has its own', async () => {
	const [mine, theirs] = [await scopeOf('mine'), await scopeOf('theirs')];
	await saveView(db, mine, { name: 'late', query: 'minDurationMs=5000', savedBy });
	await saveView(db, mine, { name: 'Acme', query: 'tenant=acme', savedBy });
	await saveView(db, mine, { name: 'late', query: 'minDurationMs=9000', savedBy });
	await saveView(db, theirs, { name: 'late', query: 'status=error', savedBy });
	expect((await listViews(db, mine)).map(({ name, query }) => [name, query])).toEqual([
		['Acme', 'tenant=acme'],
		['late', 'minDurationMs=9000'],
	]);
	await removeView(db, mine, 'late');
	expect((await listViews(db, mine)).map(({ name }) => name)).toEqual(['Acme']);
	expect(await listViews(db, theirs)).toHaveLength(1);
	await expect(removeView(db, mine, 'late')).rejects.toMatchObject({ code: 'not-found', field: 'name' });
});

it('the limit holds when several save at once', async () => {
	const scope = await scopeOf('many');
	for (let at = 0; at < mostViews - 1; at++) await saveView(db, scope, { name: `v${at}`, query: '', savedBy });
	const saves = ['x', 'y', 'z'].map((name) => saveView(db, scope, { name, query: '', savedBy }));
	const ended = await Promise.allSettled(saves);
	expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	expect(await listViews(db, scope)).toHaveLength(mostViews);
	// one that is there may be changed
	await saveView(db, scope, { name: 'v0', query: 'status=error', savedBy });
});
