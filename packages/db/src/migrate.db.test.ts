import { copyFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { migrate } from './migrate.ts';
import { cloneDatabase } from './testing/test-database.ts';

const database = await cloneDatabase();
const real = new URL('../migrations/', import.meta.url);
let folder: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'migrations-'));
	for (const file of await readdir(real)) await copyFile(new URL(file, real), join(folder, file));
	return () => rm(folder, { recursive: true });
});
afterAll(database.drop);

test('a migrated database needs nothing', async () => {
	expect(await migrate(database.db)).toEqual([]);
});

test('an edited landed migration is refused in one sentence', async () => {
	await writeFile(join(folder, '0001_init.sql'), 'SELECT 1');
	await expect(migrate(database.db, folder)).rejects.toThrow(
		'Migration 0001_init was edited after it was applied to this database. Undo the edit and add a new migration.',
	);
});

test('a migration that fails leaves nothing behind and says which it was', async () => {
	await writeFile(join(folder, '9000_bad.sql'), 'CREATE TABLE half (id int); SELECT nonsense;');
	await expect(migrate(database.db, folder)).rejects.toThrow('Migration 9000_bad failed and was rolled back');
	expect((await database.db.query(`SELECT to_regclass('half') AS half`)).rows).toEqual([{ half: null }]);
});

test('two processes at once apply a migration once', async () => {
	await writeFile(join(folder, '9001_good.sql'), 'CREATE TABLE good (id int); INSERT INTO good VALUES (1);');
	const applied = await Promise.all([migrate(database.db, folder), migrate(database.db, folder)]);
	expect(applied.flat()).toEqual(['9001_good']);
	await expect(migrate(database.db)).rejects.toThrow('it belongs to a newer Spanledger');
});

test('an empty folder is an error, not a success', async () => {
	await expect(migrate(database.db, await mkdtemp(join(folder, 'empty-')))).rejects.toThrow('No migrations found');
});
