/** Spend of one key (a feature, a tenant, a team, a model) up to one hour of its local days, in US dollars. */
export type DayToHour = {
	/** Today, from its first moment to the end of the hour that is looked at. */
	today: number;
	/** The same stretch of earlier days, in any order. Today is not among them; days before the key was first seen are not either. */
	before: readonly number[];
};

export type DayJudgement = {
	/** What such a day usually has cost by this hour: the median. */
	usual: number;
	/** From here on it is out of the ordinary. */
	bound: number;
	standsOut: boolean;
};

/** Fewer earlier days tell nothing. */
const fewestDays = 7;
/** Below it nobody wants to be woken. */
export const floorUsd = 5;
/** Nor for less than a fifth more than usual. */
const leastRise = 0.2;
/** The customary cut for a median and its deviation (Iglewicz and Hoaglin). */
const mostDeviations = 3.5;
/** Days that are alike by chance have hardly any spread, and the next ordinary day would stand out: a tenth of the usual at least. */
const leastSpread = 0.1;
/** Makes the median absolute deviation of normal data its standard deviation. */
const madToDeviation = 1.4826;

/**
 * Whether today stands out: spend to this hour of the local day against the same hour of at least seven earlier days, by their median
 * and median absolute deviation, which single odd days do not move. It must be above the floor of $5, 20 % and more above the
 * usual, and three and a half spreads above it. null = too few days to say.
 */
export function judgeDay({ today, before }: DayToHour): DayJudgement | null {
	if (before.length < fewestDays) return null;
	const usual = median(before);
	const deviation = madToDeviation * median(before.map((amount) => Math.abs(amount - usual)));
	const spread = Math.max(deviation, usual * leastSpread);
	const bound = Math.max(floorUsd, usual * (1 + leastRise), usual + mostDeviations * spread);
	return { usual, bound, standsOut: today >= bound };
}

function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	const upper = sorted[middle] ?? 0;
	return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}
