import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { databasePlace } from './database-place.mjs';
import { canPass, postgresOwner } from './postgres-owner.mjs';

/** Only root meets folders that PostgreSQL's user cannot enter. */
const asRoot = process.getuid?.() === 0;
let folder = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'reach-')); // 0700, like a clone below `mktemp -d`
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('not root: the database lies in the data folder', () => {
	const place = databasePlace(folder, null);
	expect(place.folder).toBe(join(folder, 'postgres'));
	expect(databasePlace(folder, null)).toEqual(place);
});

test.runIf(asRoot)('root below a closed folder: the database lies where its user can pass, and stays there', () => {
	const owner = postgresOwner();
	if (owner === null) throw new Error('root without a user for PostgreSQL');
	expect(canPass(folder, owner)).toBe(false);
	const place = databasePlace(folder, owner);
	expect(place.folder.startsWith(folder)).toBe(false);
	expect(canPass(place.folder, owner)).toBe(true);
	expect(databasePlace(folder, owner)).toEqual(place);
	rmSync(place.folder, { recursive: true });
});

test('a data folder that is moved or copied brings its database along', () => {
	const original = join(folder, 'original');
	mkdirSync(original);
	const first = databasePlace(original, null);
	cpSync(original, join(folder, 'copy'), { recursive: true });
	expect(databasePlace(join(folder, 'copy'), null)).toEqual({ ...first, folder: join(folder, 'copy', 'postgres') });
});

test.runIf(asRoot)('a copy does not open the database that the original keeps elsewhere', () => {
	const original = join(folder, 'original');
	mkdirSync(original);
	const owner = postgresOwner();
	const first = databasePlace(original, owner);
	cpSync(original, join(folder, 'copy'), { recursive: true });
	const copy = databasePlace(join(folder, 'copy'), owner);
	expect(copy.folder).not.toBe(first.folder);
	for (const place of [first, copy]) rmSync(place.folder, { recursive: true });
});
