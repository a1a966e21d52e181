import { existsSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { root } from '../paths.mjs';
import { onDisk, Refusal } from '../terminal/refusal.mjs';
import { acquireLock } from './acquire-lock.mjs';

const needMegabytes = 200;

/**
 * Makes the data folder ready and keeps every other instance out of it.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ path: string, release: () => void }>}
 * @throws {Refusal} not writable, too full, or in use
 */
export async function openDataDir(env) {
	const path = dataDirPath(env);
	makeWritable(path);
	checkSpace(path);
	// A former instance that was just told to stop, or lost the npm that started it, needs a moment to leave.
	const answer = await acquireLock(join(path, 'instance.lock'), 3000);
	if ('lock' in answer) return { path, release: answer.lock.release };
	throw new Refusal(
		`Spanledger already runs on ${path} (process ${answer.holder.pid}): stop it first, or set SPANLEDGER_DATA_DIR to another folder.`,
	);
}

/** @param {NodeJS.ProcessEnv} env @returns {string} absolute; a relative SPANLEDGER_DATA_DIR counts from the clone */
export function dataDirPath(env) {
	const wish = env.SPANLEDGER_DATA_DIR || '.spanledger';
	return isAbsolute(wish) ? wish : resolve(root, wish);
}

/**
 * @param {string} path a folder that exists
 * @throws {Refusal} when too little is free for a database to live
 */
export function checkSpace(path) {
	const { bavail, bsize } = statfsSync(path);
	const free = Math.floor((bavail * bsize) / 1e6);
	if (free >= needMegabytes) return;
	throw new Refusal(
		`Only ${free} MB are free on the disk of ${path} and Spanledger needs ${needMegabytes} MB: free some space, or set SPANLEDGER_DATA_DIR to a larger disk.`,
	);
}

/** @param {string} path */
function makeWritable(path) {
	onDisk(path, () => {
		// As root the database runs as another user, who has to pass through; the files inside stay 0600.
		if (!existsSync(path)) mkdirSync(path, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
		const probe = join(path, `.probe-${process.pid}`);
		writeFileSync(probe, 'x');
		rmSync(probe);
	});
}
