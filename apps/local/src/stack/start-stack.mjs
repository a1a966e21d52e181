import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readInstance } from '../data-dir/instance-file.mjs';
import { readCredentials } from '../data-dir/read-credentials.mjs';
import { inRoot, root } from '../paths.mjs';
import { anyFreePort } from '../ports/choose-ports.mjs';

/**
 * A platform of one's own, as a person would start it.
 * @typedef {object} StartedStack
 * @property {string} webUrl
 * @property {string} otlpUrl
 * @property {string} grpcUrl
 * @property {string} databaseUrl
 * @property {string} apiKey scopes ingest, read, scores
 * @property {string} email
 * @property {string} password
 * @property {string} dataDir
 * @property {number} pid of the start process
 * @property {() => string} output all that it printed so far
 * @property {() => Promise<number | null>} stop SIGTERM; the exit code. Removes a data folder made here
 */

/**
 * Runs `apps/local/src/start.mjs` on free ports and, unless told otherwise, on a fresh data folder; for tests and the
 * benchmark, beside whatever else runs.
 * @param {{ dataDir?: string, env?: Record<string, string>, waitFor?: 'ingest' | 'pages', patienceMs?: number }} [options]
 * @returns {Promise<StartedStack>}
 * @throws {Error} with what it printed, when it ended or took longer than the patience
 */
export async function startStack({ dataDir, env = {}, waitFor = 'pages', patienceMs = 300_000 } = {}) {
	const folder = dataDir ?? freshFolder();
	const settings = {
		...(await freePorts()),
		SPANLEDGER_DATA_DIR: folder,
		SPANLEDGER_STARTED_BY: String(process.pid),
		...env,
	};
	// Whoever kills the tests does not leave a platform behind.
	const preload = new URL('../children/leave-with-parent.mjs', import.meta.url).href;
	const child = spawn(process.execPath, ['--import', preload, inRoot('apps', 'local', 'src', 'start.mjs')], {
		cwd: root,
		env: { ...withoutOwnSettings(process.env), ...settings },
		stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
	/** @type {Promise<number | null>} */
	const exited = new Promise((resolve) => child.once('exit', resolve));
	const stop = async () => {
		child.kill('SIGTERM');
		const code = await exited;
		if (dataDir === undefined) rmSync(folder, { recursive: true, force: true });
		return code;
	};
	const giveUpAt = Date.now() + patienceMs;
	for (;;) {
		const instance = readInstance(folder);
		// The file of an instance that was just killed may still look alive: wait for our own.
		const isOurs = instance?.pid === child.pid;
		if (instance !== null && isOurs && (instance.open === 'pages' || instance.open === waitFor)) {
			const { apiKey, email, password } = readCredentials(folder, env);
			const { webUrl, otlpUrl, grpcUrl, databaseUrl } = instance;
			return {
				webUrl,
				otlpUrl,
				grpcUrl,
				databaseUrl,
				apiKey,
				email,
				password,
				dataDir: folder,
				pid: child.pid ?? 0,
				output: () => output,
				stop,
			};
		}
		if (child.exitCode !== null || Date.now() > giveUpAt) {
			await stop();
			throw new Error(`The platform did not start:\n${output}`);
		}
		await sleep(50);
	}
}

/** Open to PostgreSQL's own user when we are root; `mkdtemp` alone makes it 0700. */
function freshFolder() {
	const folder = mkdtempSync(join(tmpdir(), 'spanledger-'));
	chmodSync(folder, 0o711);
	return folder;
}

/** What the caller's shell sets for its own instance must not steer this one. @param {NodeJS.ProcessEnv} env */
function withoutOwnSettings(env) {
	const own = /^(SPANLEDGER_|SMTP_|DATABASE_URL$|REDIS_URL$|WEB_PORT$|OTLP_|OTEL_|npm_)/;
	return Object.fromEntries(Object.entries(env).filter(([name]) => !own.test(name)));
}

async function freePorts() {
	const [web, http, grpc] = [
		await anyFreePort('127.0.0.1'),
		await anyFreePort('127.0.0.1'),
		await anyFreePort('127.0.0.1'),
	];
	return { WEB_PORT: String(web), OTLP_HTTP_PORT: String(http), OTLP_GRPC_PORT: String(grpc) };
}
