import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';

/** How a Redis is reached; all three are in the public contract of REDIS_URL. */
export type RedisForm = 'single' | 'cluster' | 'sentinel';
export type TestRedis = { url: string; stop: () => Promise<void> };

/**
 * A throwaway Redis on free ports, or null with the reason on stderr: no redis-server on PATH, and it cannot be installed
 * (only tried as root on Debian, with time limits). A cluster of one node, or one master with one sentinel, speaks its
 * protocol as well as many do.
 */
export async function startRedis(form: RedisForm = 'single'): Promise<TestRedis | null> {
	if (!isInstalled() && !install()) return null;
	const folder = await mkdtemp(join(tmpdir(), 'spanledger-redis-'));
	const port = await freePort();
	const servers = [await launch(port, ['--dir', folder, ...formFlags[form]])];
	const stop = async () => {
		for (const server of servers.reverse()) await end(server);
		await rm(folder, { recursive: true, force: true });
	};
	if (form === 'single') return { url: `redis://127.0.0.1:${port}`, stop };
	if (form === 'cluster') {
		await command(port, 'cluster', 'addslotsrange', 0, 16_383);
		return { url: `redis-cluster://127.0.0.1:${port}`, stop };
	}
	const sentinelPort = await freePort();
	const config = join(folder, 'sentinel.conf');
	await writeFile(config, `sentinel monitor main 127.0.0.1 ${port} 1\n`);
	servers.push(await launch(sentinelPort, [config, '--sentinel', '--dir', folder]));
	return { url: `redis-sentinel://127.0.0.1:${sentinelPort}/main`, stop };
}

const formFlags: { readonly [form in RedisForm]: readonly string[] } = {
	single: [],
	cluster: ['--cluster-enabled', 'yes', '--cluster-announce-ip', '127.0.0.1'],
	sentinel: [],
};

const isInstalled = () => spawnSync('redis-server', ['--version']).status === 0;

function install(): boolean {
	if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) {
		skipped('no redis-server on PATH');
		return false;
	}
	// the package would start a server of its own on port 6379
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
	const apt = (...words: string[]) =>
		spawnSync('apt-get', ['-y', ...words], { env, timeout: 60_000, stdio: 'ignore' }).status === 0;
	const packaged = ['install', '--no-install-recommends', 'redis-server'];
	if (apt(...packaged) || (apt('update') && apt(...packaged))) return isInstalled();
	skipped('no redis-server on PATH, and apt-get could not install it');
	return false;
}

const skipped = (why: string) => process.stderr.write(`Redis tests skipped: ${why}.\n`);

/** A configuration file, when there is one, must come first. */
async function launch(port: number, flags: readonly string[]): Promise<ChildProcess> {
	const isSentinel = flags.includes('--sentinel');
	const own = isSentinel ? [] : ['--save', '', '--appendonly', 'no'];
	const args = [...flags, '--port', String(port), '--bind', '127.0.0.1', ...own];
	const server = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] });
	for await (const line of server.stdout) {
		if (/Ready to accept connections|Sentinel ID is/.test(String(line))) break;
	}
	return server;
}

async function end(server: ChildProcess): Promise<void> {
	if (server.exitCode !== null) return;
	server.kill('SIGTERM');
	await once(server, 'exit');
}

async function command(port: number, name: string, ...args: (string | number)[]): Promise<void> {
	const client = new Redis({ host: '127.0.0.1', port });
	await client.call(name, ...args);
	client.disconnect();
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	if (address === null || typeof address === 'string') throw new Error('no free port');
	return address.port;
}
