import { spawn } from 'node:child_process';
import { Refusal } from '../terminal/refusal.mjs';

/** @type {NodeJS.Signals[]} */
const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * @param {string[]} args
 * @param {string} folder to run it in
 * @returns {Promise<void>}
 * @throws {Refusal} when npm could not install, or was told to stop
 */
export function runNpm(args, folder) {
	const viaNode = process.env.npm_execpath?.endsWith('.js') === true;
	const command = viaNode ? process.execPath : process.platform === 'win32' ? 'npm.cmd' : 'npm';
	const prefix = viaNode ? [process.env.npm_execpath ?? ''] : [];
	return new Promise((resolve, reject) => {
		const refuse = (/** @type {string} */ why) =>
			reject(
				new Refusal(
					`npm could not install the packages (${why}): check that the npm registry is in reach, then try again.`,
				),
			);
		// NODE_ENV=production would make npm leave out the development packages.
		const { NODE_ENV: _, ...env } = process.env;
		const npm = spawn(command, [...prefix, ...args], { cwd: folder, env, stdio: ['ignore', 'inherit', 'inherit'] });
		// A start that is told to stop takes npm along.
		let isStopped = false;
		const passOn = (/** @type {NodeJS.Signals} */ signal) => {
			isStopped = true;
			npm.kill(signal);
		};
		for (const signal of stopSignals) process.on(signal, passOn);
		npm.on('error', (error) => refuse(error.message));
		npm.on('exit', (code, signal) => {
			for (const name of stopSignals) process.off(name, passOn);
			if (isStopped) return reject(new Refusal('Stopped while npm was installing; the next start goes on with it.'));
			if (code === 0) return resolve();
			refuse(signal ?? `exit code ${code}, its message is above`);
		});
	});
}
