import { afterAll, beforeAll, expect, it } from 'vitest';
import { createProject } from '../projects/create-project.ts';
import { cloneDatabase } from '../testing/test-database.ts';
import { costBy } from './cost-by.ts';
import type { CostQuestion } from './cost-question.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;

const from = new Date('2026-11-01T00:00:00Z');
const to = new Date('2026-11-21T00:00:00Z');
const question: CostQuestion = {
	groupBy: 'user',
	from,
	to,
	interval: 'none',
	timeZone: 'UTC',
	filters: {},
	purpose: 'all',
};
let projectId = '';

/** 2,000 users with one call a day each for twenty days: 40,000 rows by user and day, u1 the cheapest. */
beforeAll(async () => {
	projectId = (await createProject(db, { slug: 'many-users', name: 'Many users' })).id;
	await db.query(
		`INSERT INTO usage_by_dimension (project_id, dimension, bucket, key, calls, traces, cost_usd)
		 SELECT $1, 'user', $2::timestamptz + day * interval '1 day', 'u' || n, 1, 1, n * 0.000001
		 FROM generate_series(1, 2000) n, generate_series(0, 19) day`,
		[projectId, from],
	);
	await db.query(
		`INSERT INTO usage_by_day (project_id, dimension, bucket, key, calls, traces, cost_usd)
		 SELECT project_id, dimension, bucket, key, calls, traces, cost_usd FROM usage_by_dimension WHERE project_id = $1`,
		[projectId],
	);
	await db.query(
		`INSERT INTO dimension_values (project_id, dimension, key, admitted)
		 SELECT $1, 'user', 'u' || n, true FROM generate_series(1, 2000) n`,
		[projectId],
	);
});

const whole = 40_020_000_000_000n; // (1 + … + 2,000) × 20 millionths of a dollar, in pico-USD

it('gives every key a row where that can be read', async () => {
	const { rows, total } = await costBy(db, { projectId }, question);
	expect(rows).toHaveLength(2_000);
	expect(rows[0]).toMatchObject({ key: 'u2000', other: false, calls: 20 });
	expect(total.costUsd).toBe(whole);
});

it('folds the cheapest keys into the remainder where it cannot, and still sums to the total', async () => {
	const { rows, total } = await costBy(db, { projectId }, { ...question, interval: 'day' });
	expect(rows).toHaveLength(20 * 1_001); // 20,000 rows ÷ 20 days = the 1,000 dearest users, and the remainder
	const remainder = rows.filter(({ other }) => other);
	expect(remainder).toHaveLength(20);
	expect(remainder[0]).toMatchObject({ key: '', calls: 1_000, costUsd: 500_500_000_000n });
	expect(rows.some(({ key }) => key === 'u1000')).toBe(false);
	expect(rows.reduce((sum, { costUsd }) => sum + costUsd, 0n)).toBe(whole);
	expect(total.costUsd).toBe(whole);
});
