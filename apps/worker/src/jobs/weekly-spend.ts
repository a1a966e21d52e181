import { weekToTell } from '@spanledger/core/reports/report-week';
import { weeklySpendKey, weeklySpendNotification } from '@spanledger/core/reports/weekly-spend-notification';
import type { Db } from '@spanledger/db/connect';
import { inTransaction } from '@spanledger/db/in-transaction';
import { enqueueNotification } from '@spanledger/db/notifications/enqueue-notification';
import { isTold } from '@spanledger/db/notifications/is-told';
import { listWeeklyTellers, type WeeklyTeller } from '@spanledger/db/reports/list-weekly-tellers';
import { readWeeklySpend } from '@spanledger/db/reports/read-weekly-spend';
import type { Deps, RunningJob } from '../deps.ts';
import { repeatEvery } from '../repeat-every.ts';

const lookEveryMs = 60_000;

/** Tells each project's week at its hour, once however many workers there are. */
export function runWeeklySpend({ db, log, tell }: Pick<Deps, 'db' | 'log' | 'tell'>): RunningJob {
	return repeatEvery({
		everyMs: lookEveryMs,
		work: () => tellDueWeeks(db, { publicUrl: tell.publicUrl, now: new Date() }),
		onError: (error) => log.warn({ err: error }, 'a weekly spend could not be told; it is tried again'),
	});
}

type Turn = { publicUrl: string; now: Date };

/** Throws after the others are done when one could not be told. */
export async function tellDueWeeks(db: Db, turn: Turn): Promise<void> {
	const faults: unknown[] = [];
	for (const teller of await listWeeklyTellers(db)) {
		await tellWeek(db, teller, turn).catch((error: unknown) => faults.push(error));
	}
	if (faults.length > 0) throw new AggregateError(faults, 'weekly spends could not be told');
}

async function tellWeek(db: Db, teller: WeeklyTeller, { publicUrl, now }: Turn): Promise<void> {
	const week = weekToTell(teller.settings, now.getTime());
	if (week === null || (await isTold(db, teller, weeklySpendKey({ week })))) return;
	const spend = await readWeeklySpend(db, teller, week);
	const event = weeklySpendNotification({ spend, project: teller, publicUrl, atMs: now.getTime() });
	await inTransaction(db, (tx) => enqueueNotification(tx, teller, event, teller.settings.channelIds));
}
