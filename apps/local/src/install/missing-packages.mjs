import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What npm has still to install, by comparing `package-lock.json` with npm's own record of what lies in
 * `node_modules` (`.package-lock.json`, written last, so an interrupted install leaves none).
 * @param {string} folder the clone
 * @returns {{ forRunning: string[], forDeveloping: string[], developerTools: boolean }} `forRunning`: missing packages of
 *   production; `forDeveloping`: the same with development packages; `developerTools`: some development package is there
 */
export function missingPackages(folder) {
	const wanted = readPackages(join(folder, 'package-lock.json'));
	const installed = readPackages(join(folder, 'node_modules', '.package-lock.json'));
	const modules = Object.entries(wanted).filter(
		([path, entry]) => path.includes('node_modules/') && entry.optional !== true,
	);
	const missing = modules.filter(([path, entry]) => !isInstalled(installed[path], entry));
	const isForDevelopment = (/** @type {Package} */ entry) => entry.dev === true || entry.devOptional === true;
	return {
		forRunning: missing.filter(([, entry]) => !isForDevelopment(entry)).map(([path]) => path),
		forDeveloping: missing.map(([path]) => path),
		developerTools: modules.some(([path, entry]) => entry.dev === true && installed[path] !== undefined),
	};
}

/** @typedef {{ version?: string, link?: boolean, resolved?: string, dev?: boolean, devOptional?: boolean, optional?: boolean }} Package */

/** @param {string} path @returns {Record<string, Package>} nothing when there is no such file */
function readPackages(path) {
	if (!existsSync(path)) return {};
	try {
		return JSON.parse(readFileSync(path, 'utf8')).packages ?? {};
	} catch {
		return {};
	}
}

/** @param {Package | undefined} installed @param {Package} wanted */
function isInstalled(installed, wanted) {
	if (installed === undefined) return false;
	return wanted.link ? installed.link === true : installed.version === wanted.version;
}
