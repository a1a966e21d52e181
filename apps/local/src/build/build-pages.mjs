import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { inRoot } from '../paths.mjs';
import { Refusal } from '../terminal/refusal.mjs';
import { withProgress } from '../terminal/say.mjs';
import { buildOnce } from './build-once.mjs';
import { dropUnusedBuilds, keepBuild } from './builds-in-use.mjs';
import { hashSources } from './hash-sources.mjs';

const web = inRoot('apps', 'web');

/** @returns {string} Next's command, run by node itself: no npm in between */
export const nextBinary = () => createRequire(join(web, 'package.json')).resolve('next/dist/bin/next');

/**
 * The pages, built when no build of these sources is there. Each state of the sources has a folder of its own: another
 * instance may be serving an older one.
 * @param {AbortSignal} signal ends a build in progress
 * @returns {Promise<{ folder: string, release: () => void }>} the folder relative to apps/web, kept until released
 */
export async function buildPages(signal) {
	const sources = hashSources(['packages', 'apps/web']);
	const folder = `dist/pages-${sources.slice(0, 12)}`;
	mkdirSync(join(web, 'dist'), { recursive: true });
	const release = await keepBuild(join(web, folder));
	await buildOnce(join(web, folder), sources, () =>
		withProgress('building the pages (once per version)', () => runBuild(folder, signal)),
	);
	dropUnusedBuilds(join(web, 'dist'), join(web, folder));
	return { folder, release };
}

/** @param {string} folder @param {AbortSignal} signal @returns {Promise<void>} */
function runBuild(folder, signal) {
	writeFileSync(join(web, `${folder}.tsconfig.json`), '{ "extends": "../tsconfig.json" }\n');
	const env = {
		...process.env,
		NODE_ENV: /** @type {const} */ ('production'),
		NEXT_TELEMETRY_DISABLED: '1',
		FORCE_COLOR: '0',
		SPANLEDGER_PAGES_FOLDER: folder,
	};
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [nextBinary(), 'build'], {
			cwd: web,
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
		child.on('close', (code, killedBy) => {
			if (code === 0) return resolve();
			reject(new Refusal(`The pages do not build (${killedBy ?? `exit code ${code}`}):\n${output}`));
		});
	});
}
