import { nextBinary } from '../build/build-pages.mjs';
import { inRoot } from '../paths.mjs';
import { answers, nodeChild } from './node-child.mjs';

/** @typedef {import('../stack/children-env.mjs').Addresses} Addresses */
/** @typedef {import('./supervise.mjs').ChildPlan} ChildPlan */

/** What Next prints about itself at every start; the addresses stand in our own lines. */
const nextBanner = /^\s*$|▲ Next\.js|^\s*- (Local|Network):|✓ /;

/** A worker listens nowhere: one that lived this long has read its settings and reached the database. */
const workerSettlesMs = 700;

/** A batch of spans lives a moment: room for young objects spares a third of the garbage collector's time, for up to 128 MB more. */
const workerHeap = ['--max-semi-space-size=64'];

/**
 * @param {'ingest' | 'worker'} app
 * @param {NodeJS.ProcessEnv} env
 * @param {Addresses} at
 * @returns {ChildPlan}
 */
export function appPlan(app, env, at) {
	const args = [
		...(app === 'worker' ? workerHeap : []),
		'--enable-source-maps',
		inRoot('apps', app, 'dist', 'main.mjs'),
	];
	const url = `http://${reachable(at.host)}:${at.otlpHttpPort}/healthz`;
	const isReady =
		app === 'ingest' ? () => answers(url) : async (/** @type {number} */ livedMs) => livedMs > workerSettlesMs;
	return nodeChild({ name: app, args, cwd: inRoot('apps', app), env, isReady });
}

/**
 * @param {'start' | 'dev'} mode
 * @param {NodeJS.ProcessEnv} env
 * @param {Addresses} at
 * @returns {ChildPlan}
 */
export function pagesPlan(mode, env, at) {
	const args = [nextBinary(), mode, '--port', String(at.webPort), '--hostname', at.host];
	const url = `http://${reachable(at.host)}:${at.webPort}/sign-in`;
	return nodeChild({
		name: 'pages',
		args,
		cwd: inRoot('apps', 'web'),
		env,
		isReady: () => answers(url),
		isNoise: (line) => nextBanner.test(line),
	});
}

/** @param {string} host @returns {string} where a server bound to it answers */
export function reachable(host) {
	if (host === '0.0.0.0') return '127.0.0.1';
	if (host === '::') return '[::1]';
	return host.includes(':') ? `[${host}]` : host;
}
