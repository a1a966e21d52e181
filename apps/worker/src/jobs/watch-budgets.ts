import { createBudgetWatcher } from '../budgets/budget-watcher.ts';
import type { Deps, RunningJob } from '../deps.ts';
import { repeatEvery } from '../repeat-every.ts';

/** Holds spend against budgets each second. Projections are spread out: one budget a second, each once an hour. */
export function runWatchBudgets({ db, log }: Deps): RunningJob {
	const watcher = createBudgetWatcher(db);
	return repeatEvery({
		everyMs: 1_000,
		work: async () => {
			await watcher.look(new Date());
			await watcher.project(new Date());
		},
		onError: (error) => log.warn({ err: error }, 'budgets could not be watched; it is tried again'),
	});
}
