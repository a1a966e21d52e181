import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../paths.mjs';

/** @returns {string[]} every package of the workspace, as a folder relative to the clone */
export function packageFolders() {
	/** @type {string[]} */
	const patterns = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')).workspaces;
	const folders = patterns.flatMap((pattern) => {
		if (!pattern.endsWith('/*')) return [pattern];
		const parent = pattern.slice(0, -2);
		return readdirSync(inRoot(parent)).map((name) => join(parent, name));
	});
	return folders.filter((folder) => existsSync(inRoot(folder, 'package.json')));
}
