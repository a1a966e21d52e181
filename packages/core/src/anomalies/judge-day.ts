import { daysAlike, levelOf } from './days-alike.ts';
import { median } from './median.ts';

/** Spend of one key (a feature, a tenant, a team, a model) up to one hour of its local days, in US dollars. */
export type DayToHour = {
	/** Today, from its first moment to the end of the hour that is looked at. */
	today: number;
	/** The same stretch of each earlier day, in order, yesterday last. Days before the key was first seen are not among them. */
	before: readonly number[];
};

export type DayJudgement = {
	/** What such a day usually has cost by this hour: the median. */
	usual: number;
	/** From here on it is out of the ordinary. */
	bound: number;
	/** How many of the earlier days are like today: those it was held against. */
	comparedDays: number;
	standsOut: boolean;
};

/** Fewer earlier days tell nothing. */
const fewestDays = 7;
/** Below it nobody wants to be woken. */
export const floorUsd = 5;
/** Nor for less than a fifth more than usual. */
const leastRise = 0.2;
/** The customary cut is 3.5 (Iglewicz and Hoaglin); a day is looked at 24 times, and half a deviation more keeps it quiet. */
const mostDeviations = 4;
/** Days that are alike by chance have hardly any spread, and the next ordinary day would stand out: a tenth of the usual at least. */
const leastSpread = 0.1;
/** Makes the median absolute deviation of normal data its standard deviation. */
const madToDeviation = 1.4826;

/**
 * Whether today stands out: spend to this hour of the local day against the same hour of at least seven earlier days that are like it
 * (`daysAlike`), by their median and median absolute deviation, which single odd days do not move. It must be above the floor of $5,
 * 20 % and more above the usual, and four spreads above it. A weekday that is dear by itself (a batch each Monday) is no news, though it
 * has come too seldom to be held against itself alone. null = too few days to say.
 */
export function judgeDay({ today, before }: DayToHour): DayJudgement | null {
	if (before.length < fewestDays) return null;
	const alike = daysAlike(before, fewestDays);
	const usual = median(alike);
	const deviation = madToDeviation * median(alike.map((amount) => Math.abs(amount - usual)));
	const ofWeekday = alike === before ? (levelOf(before, 0) ?? 0) : 0;
	const bound = Math.max(floorUsd, boundOf(usual, deviation), boundOf(ofWeekday, 0));
	return { usual, bound, comparedDays: alike.length, standsOut: today >= bound };
}

function boundOf(usual: number, deviation: number): number {
	const spread = Math.max(deviation, usual * leastSpread);
	return Math.max(usual * (1 + leastRise), usual + mostDeviations * spread);
}
