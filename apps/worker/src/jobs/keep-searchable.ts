import { setTimeout as sleep } from 'node:timers/promises';
import { indexOnce } from '@spanledger/db/search/index-traces';
import { countWaiting } from '@spanledger/db/unsettled/count-waiting';
import type { Deps, RunningJob } from '../deps.ts';

const idleMs = 500;
/** So many traces that wait to be settled mean that spans are arriving, whether or not settling keeps up with them. */
const busyFrom = 50;
/** Then a batch is followed by so many times its own duration of rest: a twentieth of one core at most. */
const restPerWork = 19;
const longestRestMs = 30_000;

/**
 * Makes settled traces searchable, the latest first. It has a thread of its own and takes what the machine has to spare: while spans are
 * arriving it works a twentieth of the time, so that taking spans in keeps its speed; what was left over is done when it is quiet.
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
	const waiting = await countWaiting(db, { limit: busyFrom }).catch(() => busyFrom);
	return waiting < busyFrom ? 0 : Math.min(longestRestMs, restPerWork * workMs);
}
