import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A platform of our own, started as `npm start` does, on free ports and an empty data folder. */
export type Stack = {
	pid: number;
	webUrl: string;
	otlpUrl: string;
	databaseUrl: string;
	key: string;
	/** Stops it and removes its data. */
	close: () => Promise<void>;
};

const openWithinMs = 300_000;
const closeWithinMs = 20_000;

/** Throws with the stack's last words when it does not open. `root` is the clone. */
export async function openStack(root: string): Promise<Stack> {
	const dataDir = mkdtempSync(join(tmpdir(), 'spanledger-bench-'));
	// As root the database runs as another user, who has to pass through.
	chmodSync(dataDir, 0o711);
	const key = `bench_${randomBytes(12).toString('hex')}`;
	const [webPort, otlpHttpPort, otlpGrpcPort] = await freePorts(3);
	const child = spawn(process.execPath, ['apps/local/src/start.mjs'], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: {
			...environmentWithout('DATABASE_URL', 'REDIS_URL', 'SPANLEDGER_PUBLIC_URL', 'npm_lifecycle_event'),
			WEB_PORT: String(webPort),
			OTLP_HTTP_PORT: String(otlpHttpPort),
			OTLP_GRPC_PORT: String(otlpGrpcPort),
			SPANLEDGER_DATA_DIR: dataDir,
			SPANLEDGER_BOOTSTRAP_API_KEY: key,
		},
	});
	const lastWords = keepLastWords(child);
	const close = () => stop(child).finally(() => rmSync(dataDir, { recursive: true, force: true }));
	try {
		const instance = await untilOpen(child, join(dataDir, 'instance.json'));
		return { pid: child.pid ?? 0, ...instance, key, close };
	} catch (error) {
		await close();
		throw new Error(`${error instanceof Error ? error.message : error}\n${lastWords()}`);
	}
}

function environmentWithout(...names: string[]): NodeJS.ProcessEnv {
	return Object.fromEntries(Object.entries(process.env).filter(([name]) => !names.includes(name)));
}

function keepLastWords(child: ChildProcess): () => string {
	let text = '';
	const keep = (chunk: Buffer) => {
		text = (text + chunk.toString()).slice(-4_000);
	};
	child.stdout?.on('data', keep);
	child.stderr?.on('data', keep);
	return () => text;
}

type Addresses = Pick<Stack, 'webUrl' | 'otlpUrl' | 'databaseUrl'>;

async function untilOpen(child: ChildProcess, instanceFile: string): Promise<Addresses> {
	const giveUpAt = Date.now() + openWithinMs;
	while (Date.now() < giveUpAt) {
		if (child.exitCode !== null) throw new Error(`the stack ended with code ${child.exitCode}`);
		if (existsSync(instanceFile)) {
			const { open, ...addresses } = JSON.parse(readFileSync(instanceFile, 'utf8')) as Addresses & {
				open: string;
			};
			if (open === 'pages') return onLoopback(addresses);
		}
		await sleep(100);
	}
	throw new Error(`the stack did not open within ${openWithinMs / 1000} s`);
}

/** The stack listens on 127.0.0.1; looking up `localhost` would only add to what is measured. */
function onLoopback({ webUrl, otlpUrl, databaseUrl }: Addresses): Addresses {
	const direct = (url: string) => url.replace('//localhost:', '//127.0.0.1:');
	return { webUrl: direct(webUrl), otlpUrl: direct(otlpUrl), databaseUrl };
}

async function stop(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const exited = once(child, 'exit');
	child.kill('SIGTERM');
	await Promise.race([exited, sleep(closeWithinMs, undefined, { ref: false })]);
	if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
}

/** Held together until all are known, so that they differ. */
async function freePorts(count: number): Promise<number[]> {
	const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
	await Promise.all(servers.map((server) => once(server, 'listening')));
	const ports = servers.map((server) => {
		const address = server.address();
		return typeof address === 'object' && address !== null ? address.port : 0;
	});
	await Promise.all(servers.map((server) => once(server.close(), 'close')));
	return ports;
}
