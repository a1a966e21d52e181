import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { processIdentity } from './process-identity.mjs';
import { writePrivate } from './read-credentials.mjs';

/** @typedef {import('./acquire-lock.mjs').Holder} Holder a process, told from a later one with the same number */

/**
 * What a running instance tells the commands beside it (`npm run demo`, the tests).
 * @typedef {{ pid: number, webUrl: string, otlpUrl: string, grpcUrl: string, databaseUrl: string, open: 'nothing' | 'ingest' | 'pages', children: Holder[] }} Instance
 */

const fileName = 'instance.json';

/** @param {string} dataDir @param {Instance} instance */
export function writeInstance(dataDir, instance) {
	writePrivate(join(dataDir, fileName), `${JSON.stringify(instance, null, '\t')}\n`);
}

/** @param {string} dataDir @returns {Instance | null} null when none runs there */
export function readInstance(dataDir) {
	const instance = readFile(dataDir);
	return instance !== null && processIdentity(instance.pid) !== null ? instance : null;
}

/** @param {string} dataDir */
export function removeInstance(dataDir) {
	rmSync(join(dataDir, fileName), { force: true });
}

/**
 * After a `kill -9` of the former instance its children leave by themselves; wait for that, so that their ports are free,
 * and end whoever does not go.
 * @param {string} dataDir
 */
export async function clearLeftovers(dataDir) {
	const former = readFile(dataDir);
	if (former === null) return;
	const runs = (/** @type {Holder} */ child) =>
		child.identity !== null && processIdentity(child.pid) === child.identity;
	const left = former.children.filter(runs);
	for (const patienceMs of [6000, 2000]) {
		const giveUpAt = Date.now() + patienceMs;
		while (left.some(runs) && Date.now() < giveUpAt) await sleep(50);
		for (const { pid } of left.filter(runs)) process.kill(pid, 'SIGKILL');
	}
	removeInstance(dataDir);
}

/** @param {string} dataDir @returns {Instance | null} */
function readFile(dataDir) {
	try {
		return JSON.parse(readFileSync(join(dataDir, fileName), 'utf8'));
	} catch {
		return null;
	}
}
