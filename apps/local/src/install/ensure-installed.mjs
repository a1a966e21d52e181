import { existsSync, readdirSync, statfsSync } from 'node:fs';
import { inRoot, root } from '../paths.mjs';
import { Refusal } from '../terminal/refusal.mjs';
import { withProgress } from '../terminal/say.mjs';
import { missingPackages } from './missing-packages.mjs';
import { runNpm } from './run-npm.mjs';

const needMegabytes = 1200;

const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];

/**
 * The very first install, a quarter of the packages: what takes traces in. The pages' follow while traces are taken.
 * Does nothing in a clone that has installed before.
 * @returns {Promise<boolean>} whether it installed
 * @throws {Refusal} when npm could not install
 */
export async function installForIngest() {
	if (existsSync(inRoot('node_modules', '.package-lock.json'))) return false;
	checkSpace();
	const apps = ['ingest', 'worker', 'local'].flatMap((app) => ['--workspace', `apps/${app}`]);
	await install('installing what takes traces in', ['ci', '--omit=dev', '--include-workspace-root', ...apps]);
	return true;
}

/**
 * Installs what is missing and nothing else; does not touch the network when all is there. A clone that has the
 * development packages keeps them.
 * @param {'running' | 'developing'} purpose
 * @param {{ beside?: boolean }} [options] `beside`: something runs from these packages, so add and take nothing away
 * @throws {Refusal} when npm could not install
 */
export async function ensureInstalled(purpose, { beside = false } = {}) {
	const missing = missingPackages(root);
	const isComplete = purpose === 'running' ? missing.forRunning.length === 0 : missing.forDeveloping.length === 0;
	if (isComplete) return;
	checkSpace();
	const everything = purpose === 'developing' || missing.developerTools;
	const count = everything ? missing.forDeveloping.length : missing.forRunning.length;
	const verb = beside ? ['install', '--no-save'] : ['ci'];
	await install(`installing ${count} packages`, [...verb, everything ? '--include=dev' : '--omit=dev']);
}

/** @param {string} what @param {string[]} args of npm */
function install(what, args) {
	return withProgress(
		`${what} with npm`,
		() => runNpm([...args, ...quiet], root),
		() => `, ${countFolders()} packages unpacked`,
	);
}

function checkSpace() {
	const { bavail, bsize } = statfsSync(root);
	const free = Math.floor((bavail * bsize) / 1e6);
	if (free < needMegabytes)
		throw new Refusal(
			`Only ${free} MB are free on the disk of ${root} and the packages need ${needMegabytes} MB: free some space.`,
		);
}

function countFolders() {
	const folder = inRoot('node_modules');
	if (!existsSync(folder)) return 0;
	const names = readdirSync(folder).filter((name) => !name.startsWith('.'));
	const scoped = names
		.filter((name) => name.startsWith('@'))
		.flatMap((scope) => readdirSync(inRoot('node_modules', scope)));
	return names.filter((name) => !name.startsWith('@')).length + scoped.length;
}
