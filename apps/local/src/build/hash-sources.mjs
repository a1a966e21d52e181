import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot, root } from '../paths.mjs';

/** Made by tools, or read by tests alone: changing them changes no build. */
const ignoredFolders = new Set([
	'node_modules',
	'dist',
	'.next',
	'.turbo',
	'test-results',
	'testing',
	'recordings',
	'migrations',
]);
const ignoredFiles = /(\.test\.tsx?|\.md|\.tsbuildinfo|next-env\.d\.ts)$/;

/**
 * One hash over every file below some folders of the clone, and over what else decides a build: its packages, Node, the
 * place of the clone (bundles name their sources by it).
 * @param {string[]} folders relative to the clone
 * @returns {string}
 */
export function hashSources(folders) {
	const hash = createHash('sha256').update(`${process.version} ${root}\n`);
	hash.update(readFileSync(inRoot('package-lock.json')));
	for (const path of folders.flatMap((folder) => filesBelow(folder)).sort()) {
		hash.update(`\n${path}\n`).update(readFileSync(inRoot(path)));
	}
	return hash.digest('hex');
}

/** @param {string} folder relative @returns {string[]} relative */
function filesBelow(folder) {
	if (!existsSync(inRoot(folder))) return [];
	return readdirSync(inRoot(folder), { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) return ignoredFolders.has(entry.name) ? [] : filesBelow(path);
		return entry.isFile() && !ignoredFiles.test(entry.name) ? [path] : [];
	});
}
