import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import type { PicoUsd } from '../money/pico-usd.ts';

/** What pricing again does to a set of calls. Costs are sums of what is known. */
export type RepriceSums = {
	calls: number;
	/** Calls whose entry changes: its cost, or how it came about. */
	changed: number;
	/** Had no price, get one … */
	newlyPriced: number;
	/** … and the other way round. */
	noLongerPriced: number;
	stillUnpriced: number;
	beforeUsd: PicoUsd;
	afterUsd: PicoUsd;
};

export const zeroSums: RepriceSums = {
	calls: 0,
	changed: 0,
	newlyPriced: 0,
	noLongerPriced: 0,
	stillUnpriced: 0,
	beforeUsd: 0n,
	afterUsd: 0n,
};

/** One entry as it is stored and as it would be. */
export type RepricedEntry = { before: LedgerEntry; after: LedgerEntry; isChanged: boolean };

/** Adds one entry onto `sum` in place. */
export function addRepriced(sum: RepriceSums, { before, after, isChanged }: RepricedEntry): void {
	sum.calls += 1;
	if (isChanged) sum.changed += 1;
	if (before.costUsd === null && after.costUsd !== null) sum.newlyPriced += 1;
	if (before.costUsd !== null && after.costUsd === null) sum.noLongerPriced += 1;
	if (before.costUsd === null && after.costUsd === null) sum.stillUnpriced += 1;
	sum.beforeUsd += before.costUsd ?? 0n;
	sum.afterUsd += after.costUsd ?? 0n;
}

/** Adds sums onto `sum` in place. */
export function addSums(sum: RepriceSums, more: RepriceSums): void {
	sum.calls += more.calls;
	sum.changed += more.changed;
	sum.newlyPriced += more.newlyPriced;
	sum.noLongerPriced += more.noLongerPriced;
	sum.stillUnpriced += more.stillUnpriced;
	sum.beforeUsd += more.beforeUsd;
	sum.afterUsd += more.afterUsd;
}

/** By what the difference is told apart. */
export const repriceDimensions = ['model', 'tenant'] as const;
export type RepriceDimension = (typeof repriceDimensions)[number];
export type KeyedSums = RepriceSums & { dimension: RepriceDimension; key: string };

/** The sums of some entries: all of them, and by every dimension's keys. */
export function sumRepriced(entries: readonly RepricedEntry[]): { total: RepriceSums; keyed: KeyedSums[] } {
	const total = { ...zeroSums };
	const keyed = new Map<string, KeyedSums>();
	for (const entry of entries) {
		addRepriced(total, entry);
		for (const dimension of repriceDimensions) {
			const key = entry.before[dimension];
			const name = `${dimension} ${key}`;
			const sum = keyed.get(name) ?? { ...zeroSums, dimension, key };
			keyed.set(name, sum);
			addRepriced(sum, entry);
		}
	}
	return { total, keyed: [...keyed.values()] };
}
