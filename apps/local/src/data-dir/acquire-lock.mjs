import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode } from '../terminal/refusal.mjs';
import { processIdentity } from './process-identity.mjs';

/** @typedef {{ pid: number, identity: string | null }} Holder */
/** @typedef {{ release: () => void }} Lock */

/**
 * A lock file that a killed holder cannot leave behind: it names the process, and a process that is gone holds nothing.
 * @param {string} path
 * @param {number} waitMs how long to wait for a living holder
 * @returns {Promise<{ lock: Lock } | { holder: Holder }>}
 */
export async function acquireLock(path, waitMs) {
	const mine = JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid) });
	const giveUpAt = Date.now() + waitMs;
	for (;;) {
		const holder = tryCreate(path, mine);
		if (holder === null) {
			// Two starters may have cleared the same stale file: the one whose text stands has it.
			await sleep(20);
			if (readText(path) === mine) return { lock: { release: () => release(path, mine) } };
		} else if (Date.now() >= giveUpAt) {
			return { holder };
		}
		await sleep(100);
	}
}

/** @param {string} path @returns {Holder | null} who holds the lock, null when nobody that lives does */
export function readLiving(path) {
	const holder = readHolder(path);
	return holder !== null && holder.identity !== null && processIdentity(holder.pid) === holder.identity ? holder : null;
}

/** @param {string} path @param {string} mine @returns {Holder | null} null when created */
function tryCreate(path, mine) {
	try {
		writeFileSync(path, mine, { flag: 'wx', mode: 0o644 });
		return null;
	} catch (error) {
		if (errorCode(error) !== 'EEXIST') throw error;
	}
	const living = readLiving(path);
	if (living !== null) return living;
	if (readHolder(path) === null && isYoung(path)) return { pid: 0, identity: null };
	clearStale(path);
	return tryCreateAgain(path, mine);
}

/** @param {string} path @param {string} mine @returns {Holder | null} */
function tryCreateAgain(path, mine) {
	try {
		writeFileSync(path, mine, { flag: 'wx', mode: 0o644 });
		return null;
	} catch (error) {
		if (errorCode(error) !== 'EEXIST') throw error;
		return readHolder(path) ?? { pid: 0, identity: null };
	}
}

/** @param {string} path */
function clearStale(path) {
	const aside = `${path}.${process.pid}.stale`;
	try {
		renameSync(path, aside);
	} catch (error) {
		if (errorCode(error) !== 'ENOENT') throw error;
	}
	rmSync(aside, { force: true });
}

/** Created a moment ago and not yet written. @param {string} path */
function isYoung(path) {
	try {
		return Date.now() - statSync(path).mtimeMs < 2000;
	} catch {
		return false;
	}
}

/** @param {string} path @returns {Holder | null} */
function readHolder(path) {
	try {
		const { pid, identity } = JSON.parse(readText(path));
		return { pid: Number(pid), identity: identity === null ? null : String(identity) };
	} catch {
		return null;
	}
}

/** @param {string} path */
function readText(path) {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return '';
	}
}

/** @param {string} path @param {string} mine */
function release(path, mine) {
	if (readText(path) === mine) rmSync(path, { force: true });
}
