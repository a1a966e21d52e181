import { setTimeout as sleep } from 'node:timers/promises';
import { indexOnce } from '@spanledger/db/search/index-traces';
import { readPressure } from '@spanledger/db/unsettled/read-pressure';
import type { Deps, RunningJob } from '../deps.ts';

const idleMs = 500;
/** So many spans that wait to be settled (they do for a second, at least) are a heavy load; so many late traces more than settling can take. */
const busyFrom = { spans: 1_000, lateTraces: 50 };
/** Then a batch is followed by so many times its own duration of rest: a twentieth of one core at most. */
const restPerWork = 19;
const longestRestMs = 30_000;

/**
 * Makes settled traces searchable, the latest first. It has a thread of its own and takes what the machine has to spare: under
 * a heavy load it works a twentieth of the time, so that taking spans in keeps its speed; what was left over is done when it is quiet.
 */
export function runKeepSearchable({ db, log }: Deps): RunningJob {
	const stop = new AbortController();
	const onFault = (reason: string) => log.warn({ reason }, 'a trace could not be made searchable');
	const work = async () => {
		while (!stop.signal.aborted) {
			const startMs = performance.now();
			const isMore = await indexOnce(db, onFault).catch((error) => {
				log.warn({ err: error }, 'the search could not be kept; it is tried again');
				return false;
			});
			const restMs = isMore ? await restAfter(db, performance.now() - startMs) : idleMs;
			if (restMs > 0) await sleep(restMs, undefined, { signal: stop.signal }).catch(() => {});
		}
	};
	const working = work();
	return {
		close: async () => {
			stop.abort();
			await working;
		},
	};
}

async function restAfter(db: Deps['db'], workMs: number): Promise<number> {
	const isBusy = await readPressure(db, { traces: busyFrom.spans, lateTraces: busyFrom.lateTraces }).then(
		({ spans, lateTraces }) => spans >= busyFrom.spans || lateTraces >= busyFrom.lateTraces,
		() => true,
	);
	return isBusy ? Math.min(longestRestMs, restPerWork * workMs) : 0;
}
