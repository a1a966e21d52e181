import { afterAll, expect, test } from 'vitest';
import { createProject } from '../projects/create-project.ts';
import { cloneDatabase } from '../testing/test-database.ts';
import { readIngestCounters } from './read-ingest-counters.ts';
import { tallyIngest } from './tally-ingest.ts';

const { db, drop } = await cloneDatabase();
afterAll(drop);
const lately = { from: new Date(Date.now() - 7_200_000) };

test('what was noted is written together, each project its own', async () => {
	const [one, two] = [
		await createProject(db, { slug: 'a', name: 'A' }),
		await createProject(db, { slug: 'b', name: 'B' }),
	];
	const tally = tallyIngest(db);
	tally.add(one.id, 'uncorrelated-logs', 2);
	tally.add(one.id, 'uncorrelated-logs', 3);
	tally.add(two.id, 'uncorrelated-logs', 7);
	await tally.close();
	expect(await readIngestCounters(db, { projectId: one.id }, lately)).toMatchObject({ 'uncorrelated-logs': 5 });
	expect(await readIngestCounters(db, { projectId: two.id }, lately)).toMatchObject({ 'uncorrelated-logs': 7 });
});

test('what cannot be written waits for the next time', async () => {
	const { id } = await createProject(db, { slug: 'c', name: 'C' });
	const tally = tallyIngest(db, 20);
	tally.add(id, 'uncorrelated-logs', 4);
	await db.query('ALTER TABLE ingest_counters RENAME TO away');
	await new Promise((resolve) => setTimeout(resolve, 100));
	await db.query('ALTER TABLE away RENAME TO ingest_counters');
	await tally.close();
	expect(await readIngestCounters(db, { projectId: id }, lately)).toMatchObject({ 'uncorrelated-logs': 4 });
});
