import { countIngest } from '@spanledger/db/ingest-counters/count-ingest';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { afterAll, expect, test } from 'vitest';
import { bootstrapUser } from '../auth/bootstrap-user.ts';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject, type TestProject } from '../testing/test-project.ts';
import { createCaller } from './app-router.ts';

const { db, drop } = await cloneDatabase();
afterAll(drop);
const now = new Date();
const deps = createTestDeps(db, () => now);

test('says how many records belonged to nothing in the last day, to their project only', async () => {
	const [mine, theirs] = [await createTestProject(db), await createTestProject(db)];
	await bootstrapUser(deps, { email: 'ada@example.com', password: 'a good password' });
	const { rows } = await db.query<{ id: string }>('SELECT id FROM auth_users');
	const caller = createCaller({
		...deps,
		member: { userId: rows[0]?.id ?? '', email: 'ada@example.com', name: 'Ada' },
	});
	const count = ({ project }: TestProject, records: number, hoursAgo: number) =>
		countIngest(
			db,
			{ projectId: project.id },
			{ counts: { 'uncorrelated-logs': records }, at: new Date(now.getTime() - hoursAgo * 3_600_000) },
		);
	await Promise.all([count(mine, 3, 0), count(mine, 4, 20), count(mine, 100, 30), count(theirs, 7, 0)]);
	expect(await caller.logs.dropped({ project: mine.project.slug })).toEqual({ uncorrelated: 7, late: 0 });
});
