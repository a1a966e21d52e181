import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { inRoot, root } from '../paths.mjs';

/** @typedef {{ name: string, passed: number, failed: number, skipped: number }} Tally */

/**
 * Runs a test program of an npm package; its output is ours. Resolves with its exit code, 1 when a signal ended it.
 * @param {string} packageName
 * @param {string} script path inside the package
 * @param {string[]} args
 * @param {Record<string, string>} env added to ours
 * @returns {Promise<number>}
 */
export function runReporting(packageName, script, args, env) {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [inRoot('node_modules', packageName, script), ...args], {
			cwd: root,
			env: { ...process.env, ...env },
			stdio: ['ignore', 'inherit', 'inherit'],
		});
		child.on('error', reject);
		child.on('exit', (code) => resolve(code ?? 1));
	});
}

/** @param {string} path @returns {unknown} null when the program wrote none */
export function readReport(path) {
	if (!existsSync(path)) return null;
	try {
		return JSON.parse(readFileSync(path, 'utf8'));
	} catch {
		return null;
	}
}
