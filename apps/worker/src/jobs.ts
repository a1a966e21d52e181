import type { Deps, RunningJob } from './deps.ts';
import { runCloseMonths } from './jobs/close-months.ts';
import { runDeliverNotifications } from './jobs/deliver-notifications.ts';
import { runForgetSettled } from './jobs/forget-settled.ts';
import { runKeepPartitions } from './jobs/keep-partitions.ts';
import { runKeepSearchable } from './jobs/keep-searchable.ts';
import { runRangeJobs } from './jobs/range-jobs.ts';
import { pricingOfProjects } from './jobs/settle-pricing.ts';
import { runSettle } from './jobs/settle-traces.ts';
import { runStoreBatch } from './jobs/store-batch.ts';
import { runWatchAnomalies } from './jobs/watch-anomalies.ts';
import { runWatchBudgets } from './jobs/watch-budgets.ts';
import { runWatchLatency } from './jobs/watch-latency.ts';
import { runWeeklyReview } from './jobs/weekly-review.ts';
import { runWeeklySpend } from './jobs/weekly-spend.ts';

/** Storing and settling take about a core each, so each has a thread; so has what reads every word and must hold up neither. */
export type Thread = 'store' | 'settle' | 'search';
type Job = { name: string; thread: Thread; run: (deps: Deps) => RunningJob | Promise<RunningJob> };

/** Everything the worker does. Started from top to bottom, closed from bottom to top: what takes work in stops first. */
export const jobs: readonly Job[] = [
	{ name: 'keep-partitions', thread: 'store', run: runKeepPartitions },
	{ name: 'forget-settled', thread: 'settle', run: runForgetSettled },
	{ name: 'settle-traces', thread: 'settle', run: settle },
	{ name: 'keep-searchable', thread: 'search', run: runKeepSearchable },
	{ name: 'deliver-notifications', thread: 'store', run: runDeliverNotifications },
	{ name: 'range-jobs', thread: 'store', run: runRangeJobs },
	{ name: 'close-months', thread: 'store', run: runCloseMonths },
	{ name: 'watch-anomalies', thread: 'store', run: runWatchAnomalies },
	{ name: 'watch-budgets', thread: 'store', run: runWatchBudgets },
	{ name: 'watch-latency', thread: 'store', run: runWatchLatency },
	{ name: 'weekly-review', thread: 'store', run: runWeeklyReview },
	{ name: 'weekly-spend', thread: 'store', run: runWeeklySpend },
	{ name: 'store-batch', thread: 'store', run: runStoreBatch },
];

/** Starts the jobs of a thread, or all of them; the result closes them again. */
export async function runJobs(deps: Deps, thread?: Thread): Promise<RunningJob> {
	const running: RunningJob[] = [];
	for (const job of jobs.filter((job) => thread === undefined || job.thread === thread)) {
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
		pricingOf: pricingOfProjects(db),
		now: () => new Date(),
		onFault: (reason) => log.warn({ reason }, 'settling failed; it is tried again'),
	});
}
