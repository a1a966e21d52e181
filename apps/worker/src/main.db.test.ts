import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { findKey } from '@spanledger/db/api-keys/find-key';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { afterAll, afterEach, expect, test } from 'vitest';

const { db, url, drop } = await cloneDatabase();
afterAll(drop);

const children: ChildProcess[] = [];
afterEach(() => {
	for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** `--import tsx` leaves threads without TypeScript. */
const typescript = `data:text/javascript,import { register } from '${import.meta.resolve('tsx/esm/api')}'; register();`;

/** The worker as its own process, with what it has said so far. */
function startWorker(variables: Record<string, string>) {
	const main = new URL('./main.ts', import.meta.url).pathname;
	const env = { PATH: process.env.PATH, ...variables };
	const child = spawn(process.execPath, ['--import', typescript, main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
	children.push(child);
	const exited = once(child, 'close');
	let said = '';
	const ready = new Promise<void>((resolve) => {
		for (const stream of [child.stdout, child.stderr]) {
			stream.on('data', (chunk: Buffer) => {
				said += chunk;
				if (said.includes('worker is ready')) resolve();
			});
		}
	});
	return { child, exited, said: () => said, ready };
}

test('starts, makes the first key, and leaves on SIGTERM with code 0', async () => {
	const key = 'first-key-0123456789';
	const worker = startWorker({
		DATABASE_URL: url,
		SPANLEDGER_SECRET: 'sixteen characters',
		SPANLEDGER_BOOTSTRAP_API_KEY: key,
	});
	await Promise.race([worker.ready, worker.exited.then(() => expect.fail(worker.said()))]);
	expect(await findKey(db, key)).not.toBeNull();
	worker.child.kill('SIGTERM');
	expect((await worker.exited)[0]).toBe(0);
	expect(worker.said()).not.toContain(key);
});

test('bad settings end in one message that names them all', async () => {
	const worker = startWorker({ DATABASE_URL: 'nonsense' });
	expect((await worker.exited)[0]).toBe(1);
	expect(worker.said()).toContain('DATABASE_URL must start with postgres://');
	expect(worker.said()).toContain('SPANLEDGER_SECRET is missing');
	expect(worker.said()).not.toContain('    at ');
});

test('an unreachable database ends in one sentence', async () => {
	const worker = startWorker({
		DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/none',
		SPANLEDGER_SECRET: 'sixteen characters',
	});
	expect((await worker.exited)[0]).toBe(1);
	expect(worker.said()).toMatch(/database.*127\.0\.0\.1:1/i);
	expect(worker.said()).not.toContain('secret');
});
