import type { TrendRow } from '@spanledger/api/costs/trend-costs';
import { picoUsdFrom, usdText } from '@spanledger/core/money/pico-usd';
import { nameOfRow, otherName } from './cost-groupings.ts';

/** A bar of the chart: USD per series as decimal text, in the order of `names`. */
export type CostBucket = { bucket: string; amounts: Map<string, string> };
export type CostSeries = { names: string[]; buckets: CostBucket[] };

const maxSeries = 7;

type Amount = Pick<TrendRow, 'key' | 'other' | 'bucket' | 'costUsd'>;

/**
 * The rows of a report with intervals as bars: the dearest seven keys, the rest summed as "(other)". `expected` are the
 * starts of all intervals, so that a quiet day is an empty place and not a missing one. Sums are exact.
 */
export function costSeries(rows: readonly Amount[], expected: readonly string[]): CostSeries {
	const totals = new Map<string, bigint>();
	for (const row of rows) add(totals, nameOfRow(row), picoUsdFrom(row.costUsd));
	const ranked = [...totals]
		.filter(([name]) => name !== otherName)
		.sort(([, a], [, b]) => (a < b ? 1 : a > b ? -1 : 0));
	const shown = ranked.slice(0, maxSeries).map(([name]) => name);
	const hasOther = totals.has(otherName) || ranked.length > maxSeries;
	const names = hasOther ? [...shown, otherName] : shown;

	const buckets = new Map<number, Map<string, bigint>>(expected.map((start) => [Date.parse(start), new Map()]));
	for (const row of rows) {
		if (row.bucket === null) continue;
		const at = Date.parse(row.bucket);
		const amounts = buckets.get(at) ?? new Map<string, bigint>();
		buckets.set(at, amounts);
		const name = nameOfRow(row);
		add(amounts, shown.includes(name) ? name : otherName, picoUsdFrom(row.costUsd));
	}
	return {
		names,
		buckets: [...buckets]
			.sort(([a], [b]) => a - b)
			.map(([at, amounts]) => ({
				bucket: new Date(at).toISOString(),
				amounts: new Map(names.map((name) => [name, usdText(amounts.get(name) ?? 0n)])),
			})),
	};
}

function add(sums: Map<string, bigint>, name: string, amount: bigint): void {
	sums.set(name, (sums.get(name) ?? 0n) + amount);
}
