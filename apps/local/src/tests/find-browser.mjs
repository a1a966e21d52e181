import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inRoot } from '../paths.mjs';
import { withProgress } from '../terminal/say.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const macPaths = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * A Chromium that starts: CHROMIUM_PATH, one of the system, the one inside an npm package, Debian's own when we are root.
 * @returns {Promise<string | null>} its path
 */
export async function findBrowser() {
	if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
	const ofSystem = [...names.flatMap(onPath), ...macPaths.filter(existsSync)].find(starts);
	if (ofSystem !== undefined) return ofSystem;
	const packed = await unpack();
	if (packed !== null && starts(packed)) return packed;
	return installFromDebian();
}

/** @param {string} name @returns {string[]} */
function onPath(name) {
	const path = spawnSync('/bin/sh', ['-c', 'command -v "$0"', name], { encoding: 'utf8' }).stdout.trim();
	return path === '' ? [] : [path];
}

/** A binary may be there without the libraries it needs. @param {string} path */
function starts(path) {
	return spawnSync(path, ['--version', '--no-sandbox'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

/** The npm package carries a Chromium for Linux x64, packed. @returns {Promise<string | null>} */
async function unpack() {
	if (process.platform !== 'linux' || process.arch !== 'x64') return null;
	try {
		const { default: chromium } = createRequire(inRoot('e2e', 'package.json'))('@sparticuz/chromium');
		return await chromium.executablePath();
	} catch {
		return null;
	}
}

/** @returns {Promise<string | null>} */
async function installFromDebian() {
	if (process.getuid?.() !== 0 || onPath('apt-get').length === 0) return null;
	try {
		await withProgress('installing chromium with apt-get for the page tests', async () => {
			const options = {
				stdio: /** @type {const} */ ('ignore'),
				timeout: 240_000,
				env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
			};
			execFileSync('apt-get', ['update', '-qq'], options);
			execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
		});
	} catch {
		return null;
	}
	return onPath('chromium').find(starts) ?? null;
}
