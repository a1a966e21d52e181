import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { migrate } from '@spanledger/db/migrate';
import { bootstrapProject } from '@spanledger/db/projects/bootstrap-project';
import { type Env, readEnv } from './env.ts';
import { runJobs, type Thread } from './jobs.ts';
import { openDeps } from './open-deps.ts';
import { startThread } from './start-thread.ts';

/** Prepares the database, stores what arrives, and starts the threads that settle it and make it searchable. */
async function main(env: Env): Promise<void> {
	const { deps, close } = openDeps(env);
	const { db, queue, log } = deps;
	const applied = await migrate(db).catch((error: unknown) => {
		throw new Error(`The worker cannot prepare the database: ${reasonOf(error)}`, { cause: error });
	});
	if (applied.length > 0) log.info({ applied }, 'database migrated');
	if (env.SPANLEDGER_BOOTSTRAP_API_KEY !== undefined) {
		await bootstrapProject(db, { apiKey: env.SPANLEDGER_BOOTSTRAP_API_KEY });
	}
	const self = new URL(import.meta.url);
	const settling = await startThread(self, 'settle' satisfies Thread);
	const indexing = await startThread(self, 'search' satisfies Thread);
	const storing = await runJobs(deps, 'store');
	log.info({ queue: queue.store }, 'worker is ready');

	// stop taking → finish what is in hand → leave
	const leave = async () => {
		await storing.close();
		await settling.close();
		await indexing.close();
		await close();
	};
	let leaving: Promise<void> | undefined;
	for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => (leaving ??= leave()));
}

/** Another thread: does its jobs until it is told to leave. */
async function work(env: Env): Promise<void> {
	const { deps, close } = openDeps(env);
	const working = await runJobs(deps, workerData as Thread); // what `main` starts it with
	parentPort?.once('message', async () => {
		await working.close();
		await close();
	});
	parentPort?.postMessage('ready');
}

try {
	await (isMainThread ? main : work)(readEnv());
} catch (error) {
	process.stderr.write(`${reasonOf(error)}\n`);
	process.exit(1);
}

/** One line for the operator; an AggregateError (every address of a host refused) says nothing by itself. */
function reasonOf(error: unknown): string {
	if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
	return error instanceof Error ? error.message : String(error);
}
