import type { Period } from '../calendar/period.ts';
import type { Amount } from './amount.ts';
import { hasReached } from './budget-state.ts';

/** What one group of a budget's scope spent on one past day. */
export type PastSpend = { group: string; dayMs: number; amount: Amount };

/** A threshold that would have spoken: when first, and for how many groups in that period. */
export type WouldHaveTold = { threshold: number; firstDayMs: number; groups: number };
export type PeriodBacktest = { period: Period; told: WouldHaveTold[] };

/**
 * What a budget would have said had it been there: per past period and threshold, the first day on which a group reached it.
 * `limitOf` gives a group's limit, null = none. "Would have warned on the 12th and the 19th."
 */
export function backtestBudget(
	past: readonly PastSpend[],
	periods: readonly Period[],
	thresholds: readonly number[],
	limitOf: (group: string) => Amount | null,
): PeriodBacktest[] {
	const inOrder = [...past].sort((a, b) => a.dayMs - b.dayMs);
	return periods.map((period) => {
		const own = inOrder.filter(({ dayMs }) => dayMs >= period.fromMs && dayMs < period.toMs);
		return { period, told: thresholds.flatMap((threshold) => tellings(own, threshold, limitOf)) };
	});
}

/** At most one: its day is the first group's. */
function tellings(
	past: readonly PastSpend[],
	threshold: number,
	limitOf: (group: string) => Amount | null,
): WouldHaveTold[] {
	const spent = new Map<string, Amount>();
	const reached = new Map<string, number>();
	for (const { group, dayMs, amount } of past) {
		const sum = (spent.get(group) ?? 0n) + amount;
		spent.set(group, sum);
		const limit = limitOf(group);
		if (limit !== null && !reached.has(group) && hasReached(sum, limit, threshold)) reached.set(group, dayMs);
	}
	const days = [...reached.values()];
	return days.length === 0 ? [] : [{ threshold, firstDayMs: Math.min(...days), groups: days.length }];
}
