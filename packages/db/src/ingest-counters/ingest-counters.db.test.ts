import { afterAll, expect, test } from 'vitest';
import { createProject } from '../projects/create-project.ts';
import { cloneDatabase } from '../testing/test-database.ts';
import { countIngest } from './count-ingest.ts';
import { readIngestCounters } from './read-ingest-counters.ts';

const { db, drop } = await cloneDatabase();
afterAll(drop);
const scope = { projectId: (await createProject(db, { slug: 'p', name: 'P' })).id };
const at = (hour: number, minute = 0) => new Date(Date.UTC(2026, 10, 20, hour, minute));
const read = (from: Date) => readIngestCounters(db, scope, { from });

test('adds up by hour, from many writers, and forgets nothing in between', async () => {
	expect(await read(at(0))).toMatchObject({ 'uncorrelated-logs': 0, 'late-logs': 0 });
	await Promise.all(
		[1, 2, 3].map((count) => countIngest(db, scope, { counts: { 'uncorrelated-logs': count }, at: at(10, count) })),
	);
	await countIngest(db, scope, { counts: { 'uncorrelated-logs': 10, 'late-logs': 1 }, at: at(11) });
	await countIngest(db, scope, { counts: { 'uncorrelated-logs': 0 }, at: at(12) });
	expect(await read(at(0))).toMatchObject({ 'uncorrelated-logs': 16, 'late-logs': 1 });
	expect(await read(at(11))).toMatchObject({ 'uncorrelated-logs': 10, 'late-logs': 1 });
	const { rows } = await db.query('SELECT count(*)::int AS hours FROM ingest_counters');
	expect(rows).toEqual([{ hours: 3 }]); // two things at 11, one at 10
});
