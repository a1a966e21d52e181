import { readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { acquireLock, readLiving } from '../data-dir/acquire-lock.mjs';

const mark = '.used-by-';

/**
 * Keeps a build from being dropped while this process serves it.
 * @param {string} folder
 * @returns {Promise<() => void>} lets it go
 */
export async function keepBuild(folder) {
	const answer = await acquireLock(`${folder}${mark}${process.pid}`, 0);
	return 'lock' in answer ? answer.lock.release : () => {};
}

/**
 * Removes the builds of older sources that no living process serves.
 * @param {string} parent
 * @param {string} current stays
 */
export function dropUnusedBuilds(parent, current) {
	const names = readdirSync(parent);
	const builds = names.filter((name) => /^pages-[0-9a-f]+$/.test(name) && name !== basename(current));
	for (const build of builds) {
		const isUsed = names.some((name) => name.startsWith(build + mark) && readLiving(join(parent, name)) !== null);
		if (isUsed) continue;
		for (const name of names.filter((other) => other.startsWith(build)))
			rmSync(join(parent, name), { recursive: true, force: true });
	}
}
