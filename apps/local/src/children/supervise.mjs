import { setTimeout as sleep } from 'node:timers/promises';
import { processIdentity } from '../data-dir/process-identity.mjs';
import { say } from '../terminal/say.mjs';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */
/**
 * @typedef {object} ChildPlan
 * @property {string} name as printed
 * @property {() => ChildProcess} spawn
 * @property {(child: ChildProcess) => Promise<boolean>} isReady asked until true
 * @property {NodeJS.Signals} stopSignal its polite way to end
 * @property {(how: string) => Error} refusal what to say when it ended before it was ready once
 * @property {() => Promise<void>} [beforeSpawn] clears what a former one left
 * @property {() => void} [onSpawn]
 */
/**
 * @typedef {object} Supervised
 * @property {Promise<void>} ready rejects with its last words when it ends before it was ready once
 * @property {() => import('../data-dir/acquire-lock.mjs').Holder | null} holder its process, null while there is none
 * @property {(patienceMs: number) => Promise<void>} stop politely, by force when the patience is over
 * @property {() => void} kill
 * @property {() => void} restart
 */

const firstPauseMs = 500;
const longestPauseMs = 30_000;
/** A child that lived this long starts again without a grown pause. */
const steadyMs = 60_000;

/**
 * Starts a child and, once it was ready, starts it again whenever it ends, with growing pauses, until it is stopped.
 * @param {ChildPlan} plan
 * @returns {Supervised}
 */
export function supervise(plan) {
	/** @type {{ child: ChildProcess | null, isStopping: boolean, isRestart: boolean, pauseMs: number }} */
	const state = { child: null, isStopping: false, isRestart: false, pauseMs: firstPauseMs };

	/** @returns {Promise<string | null>} null once ready, else how it ended before */
	async function runOnce() {
		await plan.beforeSpawn?.();
		if (state.isStopping) return 'stopped';
		const child = plan.spawn();
		state.child = child;
		plan.onSpawn?.();
		const spawnedAt = Date.now();
		const ended = howItEnds(child);
		while (isRunning(child) && !state.isStopping) {
			if (await plan.isReady(child)) {
				void ended.then((how) => comeBack(how, Date.now() - spawnedAt));
				return null;
			}
			await sleep(30);
		}
		if (state.isStopping) return 'stopped';
		const how = await ended;
		if (!state.isRestart) return how;
		state.isRestart = false;
		return runOnce();
	}

	/** @param {string} how @param {number} livedMs */
	async function comeBack(how, livedMs) {
		for (let ending = how; !state.isStopping; ) {
			if (livedMs > steadyMs || state.isRestart) state.pauseMs = firstPauseMs;
			if (!state.isRestart) say(`  ${plan.name} ended (${ending}); starting it again in ${state.pauseMs / 1000} s`);
			await sleep(state.isRestart ? 0 : state.pauseMs);
			state.isRestart = false;
			state.pauseMs = Math.min(state.pauseMs * 2, longestPauseMs);
			const failure = await runOnce().catch((error) => String(error));
			if (failure === null) return say(`  ${plan.name} runs again`);
			ending = failure;
		}
	}

	const ready = runOnce().then((failure) => {
		if (failure !== null) throw plan.refusal(failure);
	});
	// Whoever stops the stack while it starts does not wait for this.
	ready.catch(() => {});

	return {
		ready,
		holder: () =>
			state.child?.pid && isRunning(state.child)
				? { pid: state.child.pid, identity: processIdentity(state.child.pid) }
				: null,
		restart: () => {
			state.isRestart = true;
			state.child?.kill(plan.stopSignal);
		},
		kill: () => {
			state.isStopping = true;
			state.child?.kill('SIGKILL');
		},
		stop: (patienceMs) => {
			state.isStopping = true;
			return end(state.child, plan.stopSignal, patienceMs);
		},
	};
}

/** @param {ChildProcess | null} child @param {NodeJS.Signals} signal @param {number} patienceMs */
async function end(child, signal, patienceMs) {
	if (child === null || !isRunning(child)) return;
	const ended = howItEnds(child);
	child.kill(signal);
	const late = setTimeout(() => child.kill('SIGKILL'), patienceMs);
	await ended;
	clearTimeout(late);
}

/** @param {ChildProcess} child */
const isRunning = (child) => child.pid !== undefined && child.exitCode === null && child.signalCode === null;

/** @param {ChildProcess} child @returns {Promise<string>} in words */
function howItEnds(child) {
	return new Promise((resolve) => {
		child.once('error', (error) => resolve(error.message));
		child.once('exit', (code, signal) => resolve(signal === null ? `exit code ${code}` : `signal ${signal}`));
	});
}
