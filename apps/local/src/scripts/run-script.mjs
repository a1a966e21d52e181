import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { inRoot, root } from '../paths.mjs';

/**
 * Runs a TypeScript program of the clone from its source; its output is ours.
 * @param {string} script relative to the clone
 * @param {string[]} args
 * @param {Record<string, string>} [env] added to ours
 * @returns {Promise<number>} its exit code, 1 when a signal ended it
 */
export function runScript(script, args, env = {}) {
	const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, ['--import', tsx, inRoot(script), ...args], {
			cwd: root,
			env: { ...process.env, ...env },
			stdio: 'inherit',
		});
		child.on('error', reject);
		child.on('exit', (code) => resolve(code ?? 1));
	});
}
