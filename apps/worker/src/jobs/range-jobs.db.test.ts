import { inTransaction } from '@spanledger/db/in-transaction';
import { cancelRangeJob } from '@spanledger/db/range-jobs/cancel-range-job';
import { createRangeJob } from '@spanledger/db/range-jobs/create-range-job';
import { findRangeJob } from '@spanledger/db/range-jobs/find-range-job';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type RangeWork, workOnce } from './range-jobs.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const never = new AbortController().signal;

let scope = { projectId: '' };
beforeEach(async () => {
	await db.query('DELETE FROM range_jobs');
	await db.query('CREATE TABLE IF NOT EXISTS counted (job uuid, n integer)');
	const { rows } = await db.query<{ id: string }>(
		`INSERT INTO projects (slug, name) VALUES (gen_random_uuid()::text, 'test') RETURNING id`,
	);
	scope = { projectId: rows[0]?.id ?? '' };
});

const newJob = (more: { writes?: boolean } = {}) =>
	createRangeJob(db, scope, {
		kind: 'reprice',
		writes: false,
		from: new Date('2026-11-01T00:00:00Z'),
		to: new Date('2026-11-02T00:00:00Z'),
		input: {},
		createdBy: 'ada@example.com',
		...more,
	});

/** Counts to five, a row a step, in the transaction that saves the step. */
function countToFive(before: (n: number) => void | Promise<void> = () => {}): RangeWork {
	return {
		count: async () => 5,
		step: async (pool, _scope, { job, done }, save) => {
			const n = done + 1;
			const step = { place: n === 5 ? null : { n }, done: n, result: { counted: n } };
			await inTransaction(pool, async (tx) => {
				await tx.query('INSERT INTO counted VALUES ($1, $2)', [job.id, n]);
				await before(n);
				await save(tx, step);
			});
			return step;
		},
	};
}

const counted = async (id: string) =>
	(await db.query('SELECT n FROM counted WHERE job = $1 ORDER BY n', [id])).rows.map(({ n }) => n);

describe('range jobs', () => {
	it('work through all steps and say how far they are', async () => {
		const { id } = await newJob();
		expect(await workOnce(db, { reprice: countToFive() }, never)).toBe(true);
		expect(await findRangeJob(db, scope, { id })).toMatchObject({
			state: 'done',
			done: 5,
			total: 5,
			result: { counted: 5 },
		});
		expect(await workOnce(db, { reprice: countToFive() }, never)).toBe(false);
	});

	it('go on after a fault where the last saved step ended, each step once', async () => {
		const { id } = await newJob();
		const failing = countToFive((n) => {
			if (n === 3) throw new Error('disk full');
		});
		await expect(workOnce(db, { reprice: failing }, never)).rejects.toThrow('disk full');
		expect(await findRangeJob(db, scope, { id })).toMatchObject({ state: 'running', done: 2, error: 'disk full' });
		expect(await counted(id)).toEqual([1, 2]);
		await db.query(`UPDATE range_jobs SET lease_until = '-infinity'`);
		await workOnce(db, { reprice: countToFive() }, never);
		expect(await counted(id)).toEqual([1, 2, 3, 4, 5]);
	});

	it('fail for good after five faults in a row', async () => {
		const { id } = await newJob();
		const failing = countToFive(() => {
			throw new Error('no such price');
		});
		for (let attempt = 1; attempt <= 5; attempt++) {
			await db.query(`UPDATE range_jobs SET lease_until = '-infinity'`);
			await expect(workOnce(db, { reprice: failing }, never)).rejects.toThrow('no such price');
		}
		expect(await findRangeJob(db, scope, { id })).toMatchObject({ state: 'failed', error: 'no such price' });
		expect(await workOnce(db, { reprice: countToFive() }, never)).toBe(false);
	});

	it('take a step back when they were cancelled during it', async () => {
		const { id } = await newJob();
		const cancelling = countToFive(async (n) => {
			if (n === 3) await cancelRangeJob(db, scope, { id, cancelledBy: 'ada@example.com' });
		});
		await workOnce(db, { reprice: cancelling }, never);
		expect(await findRangeJob(db, scope, { id })).toMatchObject({ state: 'cancelled', done: 2 });
		expect(await counted(id)).toEqual([1, 2]);
	});

	it('are given back at once when the worker leaves', async () => {
		const { id } = await newJob();
		const leave = new AbortController();
		await workOnce(db, { reprice: countToFive((n) => void (n === 2 && leave.abort())) }, leave.signal);
		expect(await counted(id)).toEqual([1, 2]);
		await workOnce(db, { reprice: countToFive() }, never);
		expect(await counted(id)).toEqual([1, 2, 3, 4, 5]);
	});

	it('are done by one worker only', async () => {
		await newJob();
		const taken = await Promise.all([1, 2, 3].map(() => workOnce(db, { reprice: countToFive() }, never)));
		expect(taken.filter(Boolean)).toHaveLength(1);
	});

	it('lose a step that another worker did when the lease had run out', async () => {
		const { id } = await newJob();
		const slow = countToFive(async (n) => {
			if (n !== 2) return;
			await db.query(`UPDATE range_jobs SET lease_until = '-infinity'`);
			const leave = new AbortController();
			await workOnce(db, { reprice: countToFive(() => leave.abort()) }, leave.signal);
		});
		expect(await workOnce(db, { reprice: slow }, never)).toBe(true);
		expect(await counted(id)).toEqual([1, 2]);
		await workOnce(db, { reprice: countToFive() }, never);
		expect(await findRangeJob(db, scope, { id })).toMatchObject({ state: 'done', done: 5 });
		expect(await counted(id)).toEqual([1, 2, 3, 4, 5]);
	});

	it('one that writes keeps a second of its kind away, and is audited', async () => {
		const first = await newJob({ writes: true });
		await expect(newJob({ writes: true })).rejects.toMatchObject({ code: 'conflict', field: 'kind' });
		await newJob({ writes: false });
		await cancelRangeJob(db, scope, { id: first.id, cancelledBy: 'ada@example.com' });
		await newJob({ writes: true });
		const { rows } = await db.query('SELECT action, actor FROM audit_log WHERE project_id = $1 ORDER BY time', [
			scope.projectId,
		]);
		expect(rows.map(({ action }) => action)).toEqual(['reprice.start', 'reprice.cancel', 'reprice.start']);
	});
});
