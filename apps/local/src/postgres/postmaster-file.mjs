import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandLine, processIdentity } from '../data-dir/process-identity.mjs';

/**
 * PostgreSQL's own note about the server that runs on a data folder: line 1 its pid, line 8 its state.
 * @param {string} data
 * @returns {{ pid: number, ready: boolean } | null}
 */
export function readPostmasterFile(data) {
	try {
		const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
		return { pid: Number.parseInt(lines[0] ?? '', 10), ready: lines[7]?.trim() === 'ready' };
	} catch {
		return null;
	}
}

/**
 * After a `kill -9` of the former start: a server that still runs is stopped, a note without a server is cleared. (A number
 * that now belongs to another program would keep PostgreSQL from starting for ever.)
 * @param {string} data
 */
export async function stopOrphan(data) {
	const note = readPostmasterFile(data);
	if (note === null) return;
	const runs = () => processIdentity(note.pid) !== null && /postgres/.test(commandLine(note.pid));
	/** @type {[NodeJS.Signals, number][]} */
	const steps = [
		['SIGINT', 8000], // fast shutdown
		['SIGQUIT', 3000], // immediate: recovers from its log at the next start
		['SIGKILL', 2000],
	];
	for (const [signal, patienceMs] of steps) {
		if (!runs()) break;
		process.kill(note.pid, signal);
		const giveUpAt = Date.now() + patienceMs;
		while (runs() && Date.now() < giveUpAt) await sleep(30);
	}
	rmSync(join(data, 'postmaster.pid'), { force: true });
}
