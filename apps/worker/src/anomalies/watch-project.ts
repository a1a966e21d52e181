import { anomalyNotification, type FoundAnomaly } from '@spanledger/core/anomalies/anomaly-notification';
import { daysToHour, hourEndOf } from '@spanledger/core/anomalies/stretches-to-hour';
import { periodAt, shiftPeriod } from '@spanledger/core/calendar/period';
import { otherKey } from '@spanledger/core/rollups/key-caps';
import { claimAnomalyLook } from '@spanledger/db/anomalies/claim-anomaly-look';
import { explainAnomaly, type GrowthDimension } from '@spanledger/db/anomalies/explain-anomaly';
import type { AnomalyWatch } from '@spanledger/db/anomalies/list-anomaly-watches';
import { type AnomalyLook, type WrittenAnomaly, writeAnomalies } from '@spanledger/db/anomalies/write-anomalies';
import { listChannels } from '@spanledger/db/channels/list-channels';
import type { Db, Transaction } from '@spanledger/db/connect';
import { inTransaction } from '@spanledger/db/in-transaction';
import { enqueueNotification } from '@spanledger/db/notifications/enqueue-notification';
import { hasUnsettledBefore } from '@spanledger/db/unsettled/has-unsettled-before';
import { judgeProject } from './judge-project.ts';

/** Spans of the hour that has ended have this long to arrive; those that come later count in the next look. */
const graceMs = 5 * 60_000;
/** Once a day, and when history was brought in, so many days are judged anew. */
const wholePastDays = 30;
/** What most grew is looked for among so many days. */
const grownDays = 7;

/**
 * Looks at a project's spend to the last whole hour of its clock, unless somebody has. Finding, noting and telling are one transaction:
 * two workers tell once, and one that dies has told nothing. true = looked.
 */
export async function watchProject(db: Db, watch: AnomalyWatch, now: Date): Promise<boolean> {
	const hourEndMs = hourEndOf(watch.timeZone, now.getTime() - graceMs);
	const lookedTo = new Date(hourEndMs);
	if (!isDue(watch, hourEndMs)) return false;
	const ready = await withoutHalfHistory(db, watch, hourEndMs);
	if (ready === null || !isDue(ready, hourEndMs)) return false;
	return inTransaction(db, async (tx) => {
		if (!(await claimAnomalyLook(tx, ready, { lookedTo, historyFrom: ready.historyFrom }))) return false;
		const days = { timeZone: ready.timeZone, hourEndMs, pastDays: pastDaysOf(ready, hourEndMs) };
		const looks = await judgeProject(tx, ready, days);
		const written = await writeAnomalies(tx, ready, looks, now);
		await tell(tx, ready, { looks, written, hourEndMs });
		return true;
	});
}

/**
 * While history is being brought in, half of it would be judged as if it were all: it stays unlooked at until its last spans are settled. null =
 * there is nothing else to look at either.
 */
async function withoutHalfHistory(db: Db, watch: AnomalyWatch, hourEndMs: number): Promise<AnomalyWatch | null> {
	const { watched, historyFrom, timeZone } = watch;
	if (watched !== null && historyFrom >= watched.historyFrom) return watch;
	const today = new Date(periodAt('day', timeZone, hourEndMs - 1).fromMs);
	if (!(await hasUnsettledBefore(db, watch, { before: today }))) return watch;
	return watched === null ? null : { ...watch, historyFrom: watched.historyFrom };
}

const isDue = ({ watched, historyFrom }: AnomalyWatch, hourEndMs: number): boolean =>
	watched === null || watched.lookedTo.getTime() < hourEndMs || historyFrom < watched.historyFrom;

/** Yesterday each hour, for its late spans; all of them on the first look of a local day. */
function pastDaysOf({ timeZone, watched, historyFrom }: AnomalyWatch, hourEndMs: number): number {
	const isNewDay = (at: Date) => at.getTime() <= periodAt('day', timeZone, hourEndMs - 1).fromMs;
	return watched === null || historyFrom < watched.historyFrom || isNewDay(watched.lookedTo) ? wholePastDays : 1;
}

type Findings = { looks: readonly AnomalyLook[]; written: readonly WrittenAnomaly[]; hourEndMs: number };

/** Only what is new, of today and yesterday: what is older is history. */
async function tell(tx: Transaction, watch: AnomalyWatch, { looks, written, hourEndMs }: Findings): Promise<void> {
	const { timeZone, slug } = watch;
	const { day } = daysToHour(timeZone, hourEndMs, 0);
	const oldestMs = shiftPeriod(day, -1).fromMs;
	const found: FoundAnomaly[] = [];
	for (const { id, isNew, dimension, key, dayStart } of written) {
		if (!isNew || dayStart.getTime() < oldestMs) continue;
		const look = looks.find((one) => nameOf(one) === nameOf({ dimension, key, dayStart }));
		if (look === undefined) continue;
		const { spent, usual, lookedTo } = look;
		const before = daysToHour(timeZone, lookedTo.getTime(), grownDays);
		const grown = await explainAnomaly(tx, watch, { dimension, key, today: before.today, before: before.before });
		const most = grown.find((one) => one.key !== '' && one.key !== otherKey);
		const grew = most === undefined ? null : `${growthWords[most.dimension]} ${most.key}`;
		found.push({ id, dimension, key, spent, usual, day: periodAt('day', timeZone, dayStart.getTime()).name, grew });
	}
	if (found.length === 0) return;
	const channels = await listChannels(tx, watch);
	await enqueueNotification(
		tx,
		watch,
		anomalyNotification({ found, slug, timeZone, hourEndMs }),
		channels.map(({ id }) => id),
	);
}

const growthWords: { readonly [name in GrowthDimension]: string } = {
	model: 'model',
	route: 'route',
	feature: 'feature',
	tenant: 'tenant',
	team: 'team',
	promptVersion: 'prompt',
	user: 'user',
};

const nameOf = ({ dimension, key, dayStart }: Pick<AnomalyLook, 'dimension' | 'key' | 'dayStart'>): string =>
	`${dimension} ${dayStart.getTime()} ${key}`;
