import { setTimeout as sleep } from 'node:timers/promises';
import type { RangeJob, RangeJobKind } from '@spanledger/core/range-jobs/range-job';
import type { Db, Transaction } from '@spanledger/db/connect';
import { type ClaimedRangeJob, claimRangeJob } from '@spanledger/db/range-jobs/claim-range-job';
import { countRangeJob } from '@spanledger/db/range-jobs/count-range-job';
import { failRangeJob } from '@spanledger/db/range-jobs/fail-range-job';
import { releaseRangeJob } from '@spanledger/db/range-jobs/release-range-job';
import { type RangeStep, saveStep } from '@spanledger/db/range-jobs/save-step';
import type { Scope } from '@spanledger/db/scope';
import type { Deps, RunningJob } from '../deps.ts';
import { repriceRange } from './reprice-range.ts';
import { rereadRange } from './reread-range.ts';
import { pricingOfProjects } from './settle-pricing.ts';

/** One step's view: the job, the place and the result it had after the step before; null at the first. */
export type RangeStepInput = { job: RangeJob; place: unknown; done: number; result: unknown };

/** Saves a step inside the transaction of its writes. Throws RangeJobCancelled when the job was cancelled or taken over meanwhile. */
export type SaveStep = (tx: Transaction | Db, step: RangeStep) => Promise<void>;

/** A kind of work over a range. Each call of `step` does a second's worth, saves how far it came, and says so. */
export type RangeWork = {
	/** How much there is to do, in the unit of `done`. */
	count: (db: Db, scope: Scope, job: RangeJob) => Promise<number>;
	step: (db: Db, scope: Scope, input: RangeStepInput, save: SaveStep) => Promise<RangeStep>;
};

export class RangeJobCancelled extends Error {}

/** What each kind does. */
const worksOf = (db: Db): { readonly [kind in RangeJobKind]: RangeWork } => ({
	reprice: repriceRange(pricingOfProjects(db)),
	reread: rereadRange,
});

const leaseMs = 60_000;
const idleMs = 1_000;

/** Works through range jobs one at a time until closed; a step in hand is finished, the next worker goes on after it. */
export function runRangeJobs({ db, log }: Deps): RunningJob {
	const stop = new AbortController();
	const works = worksOf(db);
	const running = (async () => {
		while (!stop.signal.aborted) {
			const worked = await workOnce(db, works, stop.signal).catch((error) => {
				log.warn({ err: error }, 'a range job failed; it is tried again');
				return false;
			});
			if (!worked) await sleep(idleMs, undefined, { signal: stop.signal }).catch(() => {});
		}
	})();
	return {
		close: async () => {
			stop.abort();
			await running;
		},
	};
}

/** Takes one job and works until it is done, cancelled or `signal` says stop. false = there was none. */
export async function workOnce(
	db: Db,
	kinds: { readonly [kind in RangeJobKind]?: RangeWork },
	signal: AbortSignal,
): Promise<boolean> {
	const claimed = await claimRangeJob(db, { leaseMs });
	if (claimed === null) return false;
	const { scope, job } = claimed;
	try {
		const work = kinds[job.kind];
		if (work === undefined) throw new Error(`this worker knows no ${job.kind}`);
		await workThrough(db, work, claimed, signal);
	} catch (error) {
		if (error instanceof RangeJobCancelled) return true;
		await failRangeJob(db, scope, job, error instanceof Error ? error.message : String(error));
		throw error;
	}
	return true;
}

async function workThrough(db: Db, work: RangeWork, { scope, job, place }: ClaimedRangeJob, signal: AbortSignal) {
	if (job.total === null) await countRangeJob(db, scope, job, await work.count(db, scope, job));
	let at: RangeStepInput = { job, place, done: job.done, result: job.result };
	const save: SaveStep = async (tx, step) => {
		if (!(await saveStep(tx, scope, job, { from: at.place, ...step, leaseMs }))) throw new RangeJobCancelled();
	};
	while (!signal.aborted) {
		const step = await work.step(db, scope, at, save);
		if (step.place === null) return;
		at = { job, ...step };
	}
	await releaseRangeJob(db, scope, job);
}
