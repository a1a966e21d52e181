import { afterAll, expect, test } from 'vitest';
import { inTransaction } from './in-transaction.ts';
import { cloneDatabase } from './testing/test-database.ts';

const { db, drop } = await cloneDatabase();
afterAll(drop);
await db.query('CREATE TABLE counters (id int PRIMARY KEY, value int NOT NULL)');
await db.query('INSERT INTO counters VALUES (1, 0), (2, 0)');

test('two transactions that deadlock both end, each done once', async () => {
	let met = 0;
	let meet = () => {};
	const bothHere = new Promise<void>((resolve) => {
		meet = () => ++met === 2 && resolve();
	});
	const addTo = (ids: number[]) =>
		inTransaction(db, async (tx) => {
			await tx.query('UPDATE counters SET value = value + 1 WHERE id = $1', [ids[0]]);
			meet();
			await bothHere;
			await tx.query('UPDATE counters SET value = value + 1 WHERE id = $1', [ids[1]]);
		});
	await Promise.all([addTo([1, 2]), addTo([2, 1])]);
	expect((await db.query('SELECT value FROM counters')).rows).toEqual([{ value: 2 }, { value: 2 }]);
});

test('a connection that the server ends is replaced', async () => {
	let tries = 0;
	const answer = await inTransaction(db, async (tx) => {
		if (++tries === 1) await tx.query('SELECT pg_terminate_backend(pg_backend_pid())');
		return (await tx.query<{ one: number }>('SELECT 1 AS one')).rows[0]?.one;
	});
	expect([answer, tries]).toEqual([1, 2]);
});

test('a fault of the work itself rolls back and is not retried', async () => {
	let tries = 0;
	const work = inTransaction(db, async (tx) => {
		tries++;
		await tx.query('UPDATE counters SET value = 100');
		await tx.query('SELECT nonsense');
	});
	await expect(work).rejects.toThrow('column "nonsense" does not exist');
	expect(tries).toBe(1);
	expect((await db.query('SELECT max(value) AS value FROM counters')).rows).toEqual([{ value: 2 }]);
});
