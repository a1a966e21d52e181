import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Owner = { uid: number; gid: number };
type Launcher = {
	postgresOwner: () => Owner | null;
	canPass: (folder: string, owner: Owner) => boolean;
	nativeFolder: (owner: Owner | null) => { folder: string };
};

/** Nothing here outlives the tests, so nothing need survive a power cut. */
const settings = [
	'fsync=off',
	'synchronous_commit=off',
	'full_page_writes=off',
	'shared_buffers=64MB',
	'max_connections=200',
];

/** $0 the folder, $@ the server: waits on a pipe that only the test process holds open, then leaves nothing behind. */
const untilParentDies = '"$@" & server=$!; cat >/dev/null; kill -INT $server; wait $server; cd /; rm -rf "$0"';

/**
 * Starts a throwaway Postgres for tests: its own folder, a free port, no durability. It ends with `stop`, and also when this
 * process dies. TEST_POSTGRES_HOME names another Postgres to test against (the folder that holds its `bin`).
 */
export async function startPostgres(): Promise<{ url: string; stop: () => Promise<void> }> {
	const { postgresOwner, canPass, nativeFolder } = await launcher();
	const owner = postgresOwner();
	const bin = join(process.env.TEST_POSTGRES_HOME || nativeFolder(owner).folder, 'bin');
	const base = [tmpdir(), '/tmp', '/var/tmp'].find((place) => owner === null || canPass(place, owner)) ?? tmpdir();
	const folder = mkdtempSync(join(base, 'spanledger-test-'));
	if (owner !== null) chownSync(folder, owner.uid, owner.gid);
	const asOwner = { ...owner, cwd: folder };

	const cluster = [`--pgdata=${join(folder, 'data')}`, '--username=postgres', '--auth=trust', '--no-sync'];
	execFileSync(join(bin, 'initdb'), [...cluster, '--encoding=UTF8', '--locale=C'], { ...asOwner, stdio: 'pipe' });

	const port = await freePort();
	const place = ['-D', join(folder, 'data'), '-k', folder, '-h', '127.0.0.1', '-p', String(port)];
	const server = [join(bin, 'postgres'), ...place, ...settings.flatMap((setting) => ['-c', setting])];
	const shell = spawn('/bin/sh', ['-c', untilParentDies, folder, ...server], {
		...asOwner,
		stdio: ['pipe', 'ignore', 'pipe'],
	});
	const closed = once(shell, 'close');
	await opened(shell);
	const stop = async () => {
		shell.stdin.end();
		await closed;
	};
	return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
}

/** Rejects with what the server said when it does not open. */
async function opened(server: ChildProcess): Promise<void> {
	let log = '';
	await new Promise<void>((resolve, reject) => {
		const fail = () => reject(new Error(`Postgres did not start: ${log}`));
		server.stderr?.on('data', (chunk: Buffer) => {
			if (log.length < 10_000) log += chunk;
			if (log.includes('ready to accept connections')) resolve();
			else if (log.includes('FATAL')) fail();
		});
		server.once('error', reject);
		server.once('close', fail);
	});
}

/** What `npm start` knows about finding and running the Postgres that npm brought; plain .mjs, hence by address. */
async function launcher(): Promise<Launcher> {
	const folder = new URL('../../../../apps/local/src/postgres/', import.meta.url);
	const modules = ['postgres-owner.mjs', 'native-folder.mjs'].map((file) => import(new URL(file, folder).href));
	return Object.assign({}, ...(await Promise.all(modules))) as Launcher;
}

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	await new Promise((resolve) => server.close(resolve));
	if (address === null || typeof address === 'string') throw new Error('no free port');
	return address.port;
}
