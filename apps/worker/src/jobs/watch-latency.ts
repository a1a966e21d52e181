import type { Db } from '@spanledger/db/connect';
import { listLatencyWatches } from '@spanledger/db/latency-incidents/list-latency-watches';
import type { Deps, RunningJob } from '../deps.ts';
import { watchLatencyOf } from '../latency/watch-project.ts';
import { repeatEvery } from '../repeat-every.ts';

/** Looks at the minutes of each project that has a latency budget or an objective, once a minute. */
export function runWatchLatency({ db, log }: Deps): RunningJob {
	return repeatEvery({
		everyMs: 20_000,
		work: () => watchLatency(db, new Date()),
		onError: (error) => log.warn({ err: error }, 'latency could not be looked at; it is tried again'),
	});
}

/** One round over all projects; throws after the others are done when one could not be looked at. */
export async function watchLatency(db: Db, now: Date): Promise<void> {
	const faults: unknown[] = [];
	for (const watch of await listLatencyWatches(db)) {
		await watchLatencyOf(db, watch, now).catch((error) => faults.push(error));
	}
	if (faults.length > 0) throw new AggregateError(faults, 'some projects could not be looked at');
}
