import type { LedgerEntry } from '../ledger/ledger-entry.ts';

/** Whether two pricings of one call say the same: the cost, its parts, and the price it came by. */
export const isSameCost = (a: LedgerEntry, b: LedgerEntry): boolean =>
	a.costUsd === b.costUsd &&
	a.costSource === b.costSource &&
	a.unpricedReason === b.unpricedReason &&
	isSame(a.costDetails, b.costDetails) &&
	isSame(a.price, b.price);

/** Plain data only; the order of keys does not matter, and an absent one is as good as undefined. */
function isSame(a: unknown, b: unknown): boolean {
	if (a === b) return true;
	if (!isRecord(a) || !isRecord(b)) return false;
	return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => isSame(a[key], b[key]));
}

const isRecord = (value: unknown): value is { [key: string]: unknown } => typeof value === 'object' && value !== null;
