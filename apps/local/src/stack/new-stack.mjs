import { removeInstance, writeInstance } from '../data-dir/instance-file.mjs';
import { leaveOnSignal } from './leave-on-signal.mjs';

/** @typedef {import('../children/supervise.mjs').Supervised} Supervised */
/** @typedef {'ingest' | 'worker' | 'pages' | 'postgres'} ChildName */

/**
 * What is open so far; each step of the start adds to it, and leaving closes what is there.
 * @typedef {object} Stack
 * @property {'start' | 'dev'} mode
 * @property {number} startedAt ms
 * @property {AbortSignal} leaving
 * @property {Map<ChildName, Supervised>} children
 * @property {(() => void)[]} releases
 * @property {() => Promise<void>} close
 */

/** @param {'start' | 'dev'} mode @returns {Stack} */
export function newStack(mode) {
	/** @type {Map<ChildName, Supervised>} */
	const children = new Map();
	/** @type {(() => void)[]} */
	const releases = [];
	const close = async () => {
		// Accept nothing more → store what was taken → let the pages finish → the database last. Under ten seconds in all.
		await children.get('ingest')?.stop(3000);
		await Promise.all([children.get('worker')?.stop(3500), children.get('pages')?.stop(2000)]);
		await children.get('postgres')?.stop(3000);
		for (const release of releases.splice(0).reverse()) release();
	};
	const kill = () => {
		for (const child of children.values()) child.kill();
	};
	return { mode, startedAt: Date.now(), leaving: leaveOnSignal(close, kill), children, releases, close };
}

/**
 * Keeps `instance.json` true: the addresses, and the children to wait for should we be killed.
 * @param {Stack} stack
 * @param {string} dataDir
 * @param {Omit<import('../data-dir/instance-file.mjs').Instance, 'pid' | 'children' | 'open'>} addresses
 * @returns {(opened?: 'ingest' | 'pages') => void} call after every change, naming what has opened
 */
export function keepInstanceFile(stack, dataDir, addresses) {
	/** @type {import('../data-dir/instance-file.mjs').Instance['open']} */
	let open = 'nothing';
	stack.releases.push(() => removeInstance(dataDir));
	return (opened) => {
		if (stack.leaving.aborted) return;
		open = opened ?? open;
		const children = [...stack.children.values()].flatMap((child) => child.holder() ?? []);
		writeInstance(dataDir, { pid: process.pid, ...addresses, open, children });
	};
}
