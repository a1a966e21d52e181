import { listAnomalyWatches } from '@spanledger/db/anomalies/list-anomaly-watches';
import type { Db } from '@spanledger/db/connect';
import { watchProject } from '../anomalies/watch-project.ts';
import type { Deps, RunningJob } from '../deps.ts';
import { repeatEvery } from '../repeat-every.ts';

/** Looks at each project's spend once an hour of its clock. Asking who is due each minute costs one small query. */
export function runWatchAnomalies({ db, log }: Deps): RunningJob {
	return repeatEvery({
		everyMs: 60_000,
		work: () => watchAnomalies(db, new Date()),
		onError: (error) => log.warn({ err: error }, 'anomalies could not be looked for; it is tried again'),
	});
}

/** One round over all projects; throws after the others are done when one could not be looked at. */
export async function watchAnomalies(db: Db, now: Date): Promise<void> {
	const faults: unknown[] = [];
	for (const watch of await listAnomalyWatches(db)) {
		await watchProject(db, watch, now).catch((error) => faults.push(error));
	}
	if (faults.length > 0) throw new AggregateError(faults, 'some projects could not be looked at');
}
