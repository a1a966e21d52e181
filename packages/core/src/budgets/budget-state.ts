import type { Amount } from './amount.ts';

/** As the public contract names it. */
export type BudgetState = 'ok' | 'warning' | 'exceeded';

/** Whether an amount has reached a percentage of a limit. Of a limit of zero the first spend reaches every one. */
export const hasReached = (spent: Amount, limit: Amount, percent: number): boolean =>
	spent > 0n && spent * 100n >= limit * BigInt(percent);

/** The last threshold short of the whole; what is reached before it is news, not a warning. */
const lastWarning = (thresholds: readonly number[]): number =>
	thresholds.filter((threshold) => threshold < 100).at(-1) ?? 80;

/** exceeded = the limit is spent; warning = the last threshold before it (80 % unless set otherwise) is. `limit` null = none. */
export function budgetState(spent: Amount, limit: Amount | null, thresholds: readonly number[]): BudgetState {
	if (limit === null) return 'ok';
	if (hasReached(spent, limit, 100)) return 'exceeded';
	return hasReached(spent, limit, lastWarning(thresholds)) ? 'warning' : 'ok';
}
