import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { inRoot } from '../paths.mjs';
import { Refusal } from '../terminal/refusal.mjs';
import { withProgress } from '../terminal/say.mjs';
import { buildOnce } from './build-once.mjs';
import { hashSources } from './hash-sources.mjs';

/** @returns {string} Next's command, run by node itself: no npm in between */
export const nextBinary = () => createRequire(inRoot('apps', 'web', 'package.json')).resolve('next/dist/bin/next');

/** The pages, when their sources changed since the last build. @param {AbortSignal} signal ends a build in progress */
export async function buildPages(signal) {
	const sources = hashSources(['packages', 'apps/web']);
	await buildOnce(inRoot('apps', 'web', '.next'), sources, () =>
		withProgress('building the pages (once per version)', () => runBuild(signal)),
	);
}

/** @param {AbortSignal} signal @returns {Promise<void>} */
function runBuild(signal) {
	return new Promise((resolve, reject) => {
		const env = {
			...process.env,
			NODE_ENV: /** @type {const} */ ('production'),
			NEXT_TELEMETRY_DISABLED: '1',
			FORCE_COLOR: '0',
		};
		const child = spawn(process.execPath, [nextBinary(), 'build'], {
			cwd: inRoot('apps', 'web'),
			env,
			signal,
			killSignal: 'SIGTERM',
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		let output = '';
		const keep = (/** @type {Buffer} */ chunk) => {
			output = (output + chunk.toString('utf8')).slice(-8000);
		};
		child.stdout.on('data', keep);
		child.stderr.on('data', keep);
		child.on('error', reject);
		child.on('exit', (code, killedBy) =>
			code === 0
				? resolve()
				: reject(new Refusal(`The pages do not build (${killedBy ?? `exit code ${code}`}):\n${output}`)),
		);
	});
}
