import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { supervise } from '../children/supervise.mjs';
import { checkSpace } from '../data-dir/open-data-dir.mjs';
import { anyFreePort, whyTaken } from '../ports/choose-ports.mjs';
import { Refusal } from '../terminal/refusal.mjs';
import { createCluster } from './create-cluster.mjs';
import { databasePlace, keepPlace } from './database-place.mjs';
import { nativeFolder } from './native-folder.mjs';
import { postgresOwner } from './postgres-owner.mjs';
import { readPostmasterFile, stopOrphan } from './postmaster-file.mjs';
import { postgresSettings } from './settings.mjs';

/** @typedef {import('../children/supervise.mjs').Supervised} Supervised */
/** @typedef {{ native: string, version: string, owner: import('./postgres-owner.mjs').Owner | null }} Installation */

const largestLogBytes = 10e6;

/**
 * The embedded PostgreSQL on a data folder: made when new, recovered when it was killed, started and kept running.
 * @param {string} dataDir
 * @returns {Promise<{ url: string, version: string, folder: string, server: Supervised }>} `server.ready` rejects with a Refusal
 * @throws {Refusal} in one sentence why it cannot start
 */
export async function startPostgres(dataDir) {
	const owner = postgresOwner();
	const { folder: native, version } = nativeFolder(owner);
	const place = databasePlace(dataDir, owner);
	checkSpace(place.folder);
	const data = createCluster(place, { native, version, owner });
	await stopOrphan(data);
	const port =
		place.port > 0 && (await whyTaken(place.port, '127.0.0.1')) === null ? place.port : await anyFreePort('127.0.0.1');
	if (port !== place.port) keepPlace(dataDir, { ...place, port });
	const logFile = join(dataDir, 'postgres.log');
	const server = supervise(serverPlan({ native, version, owner }, { data, port, logFile }));
	const url = `postgresql://spanledger:${place.password}@127.0.0.1:${port}/spanledger`;
	return { url, version, folder: place.folder, server };
}

/**
 * @param {Installation} installation
 * @param {{ data: string, port: number, logFile: string }} target
 * @returns {import('../children/supervise.mjs').ChildPlan}
 */
function serverPlan({ native, owner }, { data, port, logFile }) {
	const settings = Object.entries(postgresSettings(port)).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const logStart = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
	return {
		name: 'PostgreSQL',
		stopSignal: 'SIGINT',
		refusal: (how) => refusalOf(reasonIn(logFile, logStart) || how, data, logFile),
		beforeSpawn: () => stopOrphan(data),
		isReady: async (child) => {
			const note = readPostmasterFile(data);
			return note?.ready === true && note.pid === child.pid;
		},
		spawn: () => {
			const log = openSync(logFile, logStart > largestLogBytes ? 'w' : 'a', 0o600);
			const env = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' };
			const program = join(native, 'bin', 'postgres');
			const child = spawn(program, ['-D', data, ...settings], {
				...owner,
				cwd: '/',
				env,
				detached: true,
				stdio: ['ignore', log, log],
			});
			closeSync(log);
			guard(child);
			return child;
		},
	};
}

/** @param {string} why @param {string} data @param {string} logFile */
function refusalOf(why, data, logFile) {
	if (/No space left on device/.test(why))
		return new Refusal(
			`The disk that holds ${data} is full: free some space, or set SPANLEDGER_DATA_DIR to a larger disk.`,
		);
	return new Refusal(
		`PostgreSQL did not start (${why}): ${logFile} has the details; DATABASE_URL takes another PostgreSQL.`,
	);
}

/**
 * PostgreSQL does not notice that its starter was killed. This shell does: it waits on a pipe that only we hold open.
 * @param {import('node:child_process').ChildProcess} postgres
 */
function guard(postgres) {
	if (process.platform === 'win32' || postgres.pid === undefined) return;
	const shell = spawn('/bin/sh', ['-c', `read -r _; kill -INT ${postgres.pid}`], {
		detached: true,
		stdio: ['pipe', 'ignore', 'ignore'],
	});
	shell.stdin?.on('error', () => {});
	postgres.once('exit', () => shell.kill('SIGKILL'));
}

/** @param {string} logFile @param {number} from @returns {string} the last failure the log tells */
function reasonIn(logFile, from) {
	try {
		const lines = readFileSync(logFile).subarray(from).toString('utf8').split('\n');
		const failure =
			lines.findLast((line) => /FATAL|PANIC|ERROR|could not/.test(line)) ??
			lines.findLast((line) => line.trim() !== '');
		return failure?.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '').trim() ?? '';
	} catch {
		return '';
	}
}
