import { type AnomalyDimension, anomalyDimensions } from '@spanledger/core/anomalies/anomaly-dimension';
import { floorUsd } from '@spanledger/core/anomalies/judge-day';
import { judgeDays } from '@spanledger/core/anomalies/judge-days';
import { comparedDays, daysToHour, type Stretch } from '@spanledger/core/anomalies/stretches-to-hour';
import { firstSpends } from '@spanledger/db/anomalies/first-spends';
import { readKnownAnomalies } from '@spanledger/db/anomalies/read-known-anomalies';
import { sumStretches } from '@spanledger/db/anomalies/sum-stretches';
import type { AnomalyLook } from '@spanledger/db/anomalies/write-anomalies';
import type { Queryable } from '@spanledger/db/connect';
import type { Scope } from '@spanledger/db/scope';

export type ProjectDays = {
	timeZone: string;
	hourEndMs: number;
	/** How many days before the day under way are judged too, as whole days: their spans may have come late. */
	pastDays: number;
};

/** The stretches to sum up, and which of them are judged: the last ones. */
type Run = { stretches: readonly Stretch[]; judged: readonly number[]; dayEnds: readonly number[] };

/** Judges each watched key on the day under way to the hour, and on days before it. What is ordinary and was never found is left out. */
export async function judgeProject(db: Queryable, scope: Scope, days: ProjectDays): Promise<AnomalyLook[]> {
	const runs = [toHourRun(days), ...(days.pastDays > 0 ? [wholeDaysRun(days)] : [])];
	const looks: AnomalyLook[] = [];
	for (const run of runs) {
		for (const dimension of anomalyDimensions) looks.push(...(await judgeRun(db, scope, dimension, run)));
	}
	return looks;
}

function toHourRun({ timeZone, hourEndMs }: ProjectDays): Run {
	const { day, today, before } = daysToHour(timeZone, hourEndMs);
	return { stretches: [...before, today], judged: [before.length], dayEnds: [day.toMs] };
}

function wholeDaysRun({ timeZone, hourEndMs, pastDays }: ProjectDays): Run {
	const { day } = daysToHour(timeZone, hourEndMs, 0);
	const { today, before } = daysToHour(timeZone, day.fromMs, comparedDays + pastDays - 1);
	const stretches = [...before, today];
	const judged = Array.from({ length: pastDays }, (_, index) => comparedDays + index);
	return { stretches, judged, dayEnds: judged.map((slot) => stretches[slot]?.toMs ?? 0) };
}

async function judgeRun(
	db: Queryable,
	scope: Scope,
	dimension: AnomalyDimension,
	{ stretches, judged, dayEnds }: Run,
): Promise<AnomalyLook[]> {
	const dayStarts = judged.map((slot) => stretches[slot]?.fromMs ?? 0);
	const range = { from: new Date(Math.min(...dayStarts)), to: new Date(Math.max(...dayStarts) + 1) };
	const known = (await readKnownAnomalies(db, scope, range)).filter((one) => one.dimension === dimension);
	const knownDays = new Set(known.map(({ key, dayStart }) => nameOf(key, dayStart.getTime())));
	const sums = await sumStretches(db, scope, {
		dimension,
		stretches,
		decidedBy: judged,
		leastUsd: floorUsd,
		alsoKeys: known.map(({ key }) => key),
	});
	// of whole days: who spends at noon is no newcomer at nine
	const firsts = await firstSpends(db, scope, {
		dimension,
		keys: [...sums.keys()],
		from: new Date(stretches[0]?.fromMs ?? 0),
		to: new Date(stretches.at(-1)?.toMs ?? 0),
	});
	return [...sums].flatMap(([key, bySlot]) =>
		judgeDays(bySlot, judged, lastBegunBy(stretches, firsts.get(key))).flatMap((day, index) => {
			const { fromMs = 0, toMs = 0 } = stretches[day.slot] ?? {};
			if (!day.standsOut && !knownDays.has(nameOf(key, fromMs))) return [];
			const dayEnd = new Date(dayEnds[index] ?? toMs);
			return [{ ...day, dimension, key, dayStart: new Date(fromMs), dayEnd, lookedTo: new Date(toMs) }];
		}),
	);
}

/** The slot that a moment lies in or behind. */
const lastBegunBy = (stretches: readonly Stretch[], atMs = 0): number =>
	stretches.findLastIndex(({ fromMs }) => fromMs <= atMs);

const nameOf = (key: string, dayStartMs: number): string => `${dayStartMs} ${key}`;
