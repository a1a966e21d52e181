import { DomainError } from '@spanledger/core/domain-error';
import { closesAt, openMonth } from '@spanledger/core/months/month-calendar';
import type { Db } from '@spanledger/db/connect';
import { closeMonth } from '@spanledger/db/months/close-month';
import { listClosings } from '@spanledger/db/months/list-closings';
import { listSpendingProjects, type SpendingProject } from '@spanledger/db/months/list-spending-projects';
import { hasUnsettledBefore } from '@spanledger/db/unsettled/has-unsettled-before';
import type { Deps, RunningJob } from '../deps.ts';
import { repeatEvery } from '../repeat-every.ts';

const everyMs = 10 * 60_000;
/** How the audit log names the job. */
const closedBy = 'close-months';

/** Closes each project's months on the fifth of the next. */
export function runCloseMonths({ db, log }: Deps): RunningJob {
	return repeatEvery({
		everyMs,
		work: () => closeMonths(db, new Date()),
		onError: (error) => log.warn({ err: error }, 'months could not be closed; it is tried again'),
	});
}

/** Every month that is due, in order; throws after the others are done when one could not be closed. */
export async function closeMonths(db: Db, now: Date): Promise<void> {
	const faults: unknown[] = [];
	for (const project of await listSpendingProjects(db)) {
		await closeDue(db, project, now).catch((error) => faults.push(error));
	}
	if (faults.length > 0) throw new AggregateError(faults, 'some months could not be closed');
}

async function closeDue(db: Db, project: SpendingProject, now: Date): Promise<void> {
	for (;;) {
		const last = (await listClosings(db, project)).at(-1) ?? null;
		const month = openMonth(last, project.timeZone, project.firstSpend.getTime());
		if (now.getTime() < closesAt(month)) return;
		// history that is being brought in belongs into the bill, not behind it
		if (await hasUnsettledBefore(db, project, { before: new Date(month.toMs) })) return;
		try {
			await closeMonth(db, project, { month: month.name, closedBy, now });
		} catch (error) {
			if (error instanceof DomainError) return; // somebody was faster; the next round goes on
			throw error;
		}
	}
}
