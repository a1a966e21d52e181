/** One past civil day's spend. Any unit: a projection is an estimate, so it is reckoned in floating point. */
export type DaySpend = { weekday: number; amount: number };

/** A day that is still to come, or the rest of today: `share` of it lies ahead. */
export type DayAhead = { weekday: number; share: number };

export type Projection = {
	/** To date plus what the days ahead are expected to add. */
	amount: number;
	/** Eight times in ten it ends between these. */
	low: number;
	high: number;
};

/** Fewer days than this say nothing. */
export const fewestDays = 3;
/** Below it a weekday has not come twice, and one odd day weighs much. */
const dampedUnder = 7;
/** Of a normal distribution: 80 % lie within. */
const bandWidth = 1.2816;

/**
 * Where a period will end: to date + days ahead × the mean of the same weekday over `days` (the last 28 whole days before today, fewer
 * where the project is younger, in any order). Under seven days the median of all days stands in for every weekday, so that one
 * odd day does not make the month. null = fewer than three days.
 */
export function projectSpend(toDate: number, days: readonly DaySpend[], ahead: readonly DayAhead[]): Projection | null {
	if (days.length < fewestDays) return null;
	const expected = expectation(days);
	const more = ahead.reduce((sum, { weekday, share }) => sum + share * expected(weekday), 0);
	const daysAhead = ahead.reduce((sum, { share }) => sum + share, 0);
	const spread = deviation(days, expected);
	// the days' own noise adds up by its square, the error of the mean by itself
	const error = bandWidth * spread * Math.sqrt(daysAhead + daysAhead ** 2 / days.length);
	return { amount: toDate + more, low: toDate + Math.max(0, more - error), high: toDate + more + error };
}

/** What a day of a weekday usually costs. A weekday that never came is like the mean of all. */
function expectation(days: readonly DaySpend[]): (weekday: number) => number {
	if (days.length < dampedUnder) {
		const middle = median(days.map(({ amount }) => amount));
		return () => middle;
	}
	const overall = mean(days.map(({ amount }) => amount));
	const byWeekday = new Map<number, number[]>();
	for (const { weekday, amount } of days) byWeekday.set(weekday, [...(byWeekday.get(weekday) ?? []), amount]);
	return (weekday) => {
		const same = byWeekday.get(weekday);
		return same === undefined ? overall : mean(same);
	};
}

/** How far days lie from what was expected of them. */
function deviation(days: readonly DaySpend[], expected: (weekday: number) => number): number {
	const squares = days.map(({ weekday, amount }) => (amount - expected(weekday)) ** 2);
	return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / Math.max(1, days.length - 1));
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	const upper = sorted[middle] ?? 0;
	return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}
