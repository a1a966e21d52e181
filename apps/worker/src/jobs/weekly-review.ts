import { lastTurn } from '@spanledger/core/reviews/review-turn';
import type { Db } from '@spanledger/db/connect';
import { listReviewKeepers, type ReviewKeeper } from '@spanledger/db/reviews/list-review-keepers';
import { turnWeek } from '@spanledger/db/reviews/turn-week';
import type { Deps, RunningJob } from '../deps.ts';
import { repeatEvery } from '../repeat-every.ts';

/** Spans of the last minutes are still being settled when a week turns. */
const settleMs = 120_000;

/** Builds each project's weekly review at its hour, once however many workers there are. */
export function runWeeklyReview({ db, log, tell }: Pick<Deps, 'db' | 'log' | 'tell'>): RunningJob {
	return repeatEvery({
		everyMs: 60_000,
		work: () => turnDueWeeks(db, { publicUrl: tell.publicUrl, now: new Date() }),
		onError: (error) => log.warn({ err: error }, 'a weekly review could not be built; it is tried again'),
	});
}

type Now = { publicUrl: string; now: Date };

/** Throws after the others are done when one could not be built. */
export async function turnDueWeeks(db: Db, at: Now): Promise<void> {
	const faults: unknown[] = [];
	for (const keeper of await listReviewKeepers(db)) {
		await turnIfDue(db, keeper, at).catch((error: unknown) => faults.push(error));
	}
	if (faults.length > 0) throw new AggregateError(faults, 'weekly reviews could not be built');
}

/** A worker that was away catches up with the last turn. A week that turned before the project was there has nothing to review. */
async function turnIfDue(db: Db, keeper: ReviewKeeper, { publicUrl, now }: Now): Promise<void> {
	const { settings, lastEnd, createdAt } = keeper;
	if (!settings.enabled) return;
	const { week, atMs } = lastTurn(settings, now.getTime() - settleMs);
	if (atMs <= createdAt.getTime() || (lastEnd !== null && lastEnd.getTime() >= atMs)) return;
	await turnWeek(db, { project: keeper, settings, lastEnd, week, endMs: atMs, builtBy: 'weekly', publicUrl, now });
}
