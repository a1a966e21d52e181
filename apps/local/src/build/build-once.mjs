import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { acquireLock } from '../data-dir/acquire-lock.mjs';
import { onDisk, Refusal } from '../terminal/refusal.mjs';

/**
 * Builds into a folder unless it already holds what these sources give. Two instances that start together build once.
 * @param {string} folder
 * @param {string} sources hash of what the build reads
 * @param {() => Promise<void>} build
 */
export async function buildOnce(folder, sources, build) {
	const stamp = join(folder, 'built-from');
	const isBuilt = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === sources;
	if (isBuilt()) return;
	onDisk(folder, () => mkdirSync(folder, { recursive: true }));
	const answer = await acquireLock(`${folder}.lock`, 300_000);
	if (!('lock' in answer))
		throw new Refusal(
			`Process ${answer.holder.pid} has been building ${folder} for five minutes: end it, then start again.`,
		);
	try {
		if (isBuilt()) return;
		rmSync(stamp, { force: true });
		await build();
		writeFileSync(stamp, sources);
	} finally {
		answer.lock.release();
	}
}
