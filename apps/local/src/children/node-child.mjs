import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { Refusal } from '../terminal/refusal.mjs';
import { complain, say } from '../terminal/say.mjs';
import { readableLine } from './readable-line.mjs';

/**
 * The plan of a Node process of ours: its lines are printed behind its name, and it leaves when we do.
 * @param {object} options
 * @param {string} options.name
 * @param {string[]} options.args after `node`
 * @param {string} options.cwd
 * @param {NodeJS.ProcessEnv} options.env
 * @param {(livedMs: number) => Promise<boolean>} options.isReady
 * @param {(line: string) => boolean} [options.isNoise] lines not worth printing
 * @returns {import('./supervise.mjs').ChildPlan}
 */
export function nodeChild({ name, args, cwd, env, isReady, isNoise = () => false }) {
	let spawnedAt = 0;
	const preload = new URL('./leave-with-parent.mjs', import.meta.url).href;
	return {
		name,
		stopSignal: 'SIGTERM',
		refusal: (how) => new Refusal(`${name} did not start (${how}); the reason stands above.`),
		isReady: () => isReady(Date.now() - spawnedAt),
		spawn: () => {
			spawnedAt = Date.now();
			// Detached: Ctrl-C reaches us alone, and we stop the children in order.
			const child = spawn(process.execPath, ['--import', preload, ...args], {
				cwd,
				env: { ...env, SPANLEDGER_STARTED_BY: String(process.pid) },
				detached: true,
				stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
			});
			const print = (/** @type {(line: string) => void} */ to) => (/** @type {string} */ line) => {
				const text = isNoise(line) ? null : readableLine(line);
				if (text !== null) to(`  ${name} │ ${text}`);
			};
			if (child.stdout) createInterface(child.stdout).on('line', print(say));
			if (child.stderr) createInterface(child.stderr).on('line', print(complain));
			return child;
		},
	};
}

/** @param {string} url @returns {Promise<boolean>} whether an open server answers there (below 500) */
export async function answers(url) {
	try {
		const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5000) });
		await response.body?.cancel();
		return response.status < 500;
	} catch {
		return false;
	}
}
