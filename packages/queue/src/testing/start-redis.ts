import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';

export type TestRedis = { url: string; stop: () => Promise<void> };

/**
 * A throwaway Redis on a free port, or null with the reason on stderr: no redis-server on PATH, and it cannot be installed
 * (only tried as root on Debian, with time limits).
 */
export async function startRedis(): Promise<TestRedis | null> {
	if (!isInstalled() && !install()) return null;
	const port = await freePort();
	const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', '/tmp'];
	const server = spawn('redis-server', flags, { stdio: ['ignore', 'pipe', 'inherit'] });
	await ready(server);
	const stop = async () => {
		if (server.exitCode !== null) return;
		server.kill('SIGTERM');
		await once(server, 'exit');
	};
	return { url: `redis://127.0.0.1:${port}`, stop };
}

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

async function ready(server: ChildProcess): Promise<void> {
	for await (const chunk of server.stdout ?? []) {
		if (String(chunk).includes('Ready to accept connections')) break;
	}
	// keep the pipe empty: a full one would stop the server
	server.stdout?.resume();
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	if (address === null || typeof address === 'string') throw new Error('no free port');
	return address.port;
}
