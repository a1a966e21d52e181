import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { RunningJob } from './deps.ts';

/**
 * Starts a thread on a module, which is told `workerData`, says when it is ready and ends after the first message it gets. A thread that fails takes
 * the process with it: whoever started that starts it again, whole.
 */
export async function startThread(module: URL, workerData: string): Promise<RunningJob> {
	const thread = new Worker(module, { workerData });
	thread.on('error', (error) => {
		throw error;
	});
	thread.on('exit', (code) => {
		if (code !== 0) process.exit(code);
	});
	const ended = once(thread, 'exit');
	await once(thread, 'message');
	return {
		close: async () => {
			thread.postMessage('leave');
			await ended;
		},
	};
}
