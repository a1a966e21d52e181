import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acquireLock } from './acquire-lock.mjs';
import { processIdentity } from './process-identity.mjs';

let folder = '';
let path = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'lock-'));
	path = join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('one holder at a time; free again after release', async () => {
	const first = await acquireLock(path, 0);
	expect(first).toHaveProperty('lock');
	expect(await acquireLock(path, 0)).toEqual({ holder: { pid: process.pid, identity: processIdentity(process.pid) } });
	if ('lock' in first) first.lock.release();
	expect(await acquireLock(path, 0)).toHaveProperty('lock');
});

test('a holder that was killed holds nothing', async () => {
	const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
	const pid = child.pid ?? 0;
	writeFileSync(path, JSON.stringify({ pid, identity: processIdentity(pid) }));
	expect(await acquireLock(path, 0)).toHaveProperty('holder.pid', pid);
	child.kill('SIGKILL');
	await new Promise((resolve) => child.once('exit', resolve));
	expect(await acquireLock(path, 0)).toHaveProperty('lock');
	expect(JSON.parse(readFileSync(path, 'utf8')).pid).toBe(process.pid);
});

test('a process that was given the number of the holder does not hold it', async () => {
	writeFileSync(path, JSON.stringify({ pid: process.pid, identity: 'long ago' }));
	expect(await acquireLock(path, 0)).toHaveProperty('lock');
});

test('who waits gets it when it is released', async () => {
	const first = await acquireLock(path, 0);
	setTimeout(() => 'lock' in first && first.lock.release(), 200);
	expect(await acquireLock(path, 5000)).toHaveProperty('lock');
});
