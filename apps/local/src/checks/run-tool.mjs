import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot, root } from '../paths.mjs';

/** @typedef {{ name: string, ok: boolean, examined: number, output: string }} Finding */

/**
 * Runs a tool that an npm package brings, without npm in between.
 * @param {string} packageName
 * @param {string} binary its name in the package's `bin`
 * @param {string[]} args
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function runTool(packageName, binary, args) {
	const folder = inRoot('node_modules', packageName);
	const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	const script = join(folder, typeof bin === 'string' ? bin : bin[binary]);
	const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [script, ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
		let output = '';
		const keep = (/** @type {Buffer} */ chunk) => {
			output += chunk.toString('utf8');
		};
		child.stdout.on('data', keep);
		child.stderr.on('data', keep);
		child.on('error', reject);
		child.on('close', (code) => resolve({ ok: code === 0, output: output.trim() }));
	});
}

/** @param {string} output @param {RegExp} pattern whose first group is the count @returns {number} 0 when it is not told */
export const countIn = (output, pattern) => Number(pattern.exec(output)?.[1] ?? 0);
