import { forgetSettled } from '@spanledger/db/unsettled/forget-settled';
import type { Deps, RunningJob } from '../deps.ts';
import { repeatEvery } from '../repeat-every.ts';

const dayMs = 86_400_000;

/** Clears the work list of large traces that were settled and then quiet for a day. */
export function runForgetSettled({ db, log }: Deps): RunningJob {
	return repeatEvery({
		everyMs: 3_600_000,
		work: () => forgetSettled(db, { before: new Date(Date.now() - dayMs) }),
		onError: (error) => log.warn({ err: error }, 'settled traces could not be cleared'),
	});
}
