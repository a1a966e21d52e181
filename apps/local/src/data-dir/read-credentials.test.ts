import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCredentials } from './read-credentials.mjs';

let folder = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'credentials-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('made once, kept, for its owner only', () => {
	const first = readCredentials(folder, {});
	expect(first.apiKey).toMatch(/^sl_[A-Za-z0-9]{32}$/);
	expect(first.email).toBe('admin@example.com');
	expect(readCredentials(folder, {})).toEqual(first);
	expect(statSync(join(folder, 'credentials')).mode & 0o777).toBe(0o600);
});

test('two installations share nothing', () => {
	const other = mkdtempSync(join(tmpdir(), 'credentials-'));
	const [a, b] = [readCredentials(folder, {}), readCredentials(other, {})];
	rmSync(other, { recursive: true });
	expect([a.apiKey === b.apiKey, a.password === b.password, a.secret === b.secret]).toEqual([false, false, false]);
});

test('a variable wins and is not written down', () => {
	const kept = readCredentials(folder, {});
	const env = { SPANLEDGER_BOOTSTRAP_API_KEY: 'a-key-of-our-own_1', SPANLEDGER_BOOTSTRAP_PASSWORD: 'our own password' };
	expect(readCredentials(folder, env)).toEqual({ ...kept, apiKey: 'a-key-of-our-own_1', password: 'our own password' });
	expect(readFileSync(join(folder, 'credentials'), 'utf8')).not.toContain('our own');
	expect(readCredentials(folder, {})).toEqual(kept);
});

test('every bad variable is named at once', () => {
	const env = { SPANLEDGER_BOOTSTRAP_API_KEY: 'with spaces in the key', SPANLEDGER_BOOTSTRAP_EMAIL: 'admin@localhost' };
	expect(() => readCredentials(folder, env)).toThrow(
		'SPANLEDGER_BOOTSTRAP_API_KEY must be 16 or more of A-Z a-z 0-9 _ -. SPANLEDGER_BOOTSTRAP_EMAIL must be an e-mail address with a full domain.',
	);
});
