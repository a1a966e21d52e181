import { createCatalogueBook } from '@spanledger/core/prices/catalogue-book';
import type { Deps, RunningJob } from './deps.ts';
import { runForgetSettled } from './jobs/forget-settled.ts';
import { runKeepPartitions } from './jobs/keep-partitions.ts';
import { runSettle } from './jobs/settle-traces.ts';
import { runStoreBatch } from './jobs/store-batch.ts';

type Job = { name: string; run: (deps: Deps) => RunningJob | Promise<RunningJob> };

/** Everything the worker does. Started from top to bottom, closed from bottom to top: what takes work in stops first. */
export const jobs: readonly Job[] = [
	{ name: 'keep-partitions', run: runKeepPartitions },
	{ name: 'forget-settled', run: runForgetSettled },
	{ name: 'settle-traces', run: settle },
	{ name: 'store-batch', run: runStoreBatch },
];

/** Starts all jobs; the result closes them again. */
export async function runJobs(deps: Deps): Promise<RunningJob> {
	const running: RunningJob[] = [];
	for (const job of jobs) {
		running.unshift(await job.run(deps));
		deps.log.debug({ job: job.name }, 'started');
	}
	return {
		close: async () => {
			for (const job of running) await job.close();
		},
	};
}

function settle({ db, log }: Deps): RunningJob {
	return runSettle({
		db,
		book: createCatalogueBook(),
		now: () => new Date(),
		onFault: (reason) => log.warn({ reason }, 'settling failed; it is tried again'),
	});
}
