import { z } from 'zod';
import { toldChannels } from '../notify/channel.ts';

/** An objective: so many of a route's traces are fast enough, or do not fail, over so many days. */
export const sloInput = z
	.object({
		name: z.string().trim().min(1).max(100),
		/** null = all routes together. */
		route: z.string().trim().min(1).max(1_000).nullable(),
		kind: z.enum(['latency', 'errors']),
		/** 99 = ninety-nine in a hundred are good. */
		percent: z.number().min(50).max(99.999),
		/** Good is at most so long; null for errors. */
		thresholdMs: z.number().positive().max(86_400_000).nullable(),
		days: z.int().min(1).max(90),
		channelIds: toldChannels.default(null),
	})
	.refine(({ kind, thresholdMs }) => (kind === 'latency') === (thresholdMs !== null), {
		path: ['thresholdMs'],
		error: 'an objective of latency names a threshold, one of errors none',
	});
export type SloInput = z.infer<typeof sloInput>;
export type Slo = SloInput & { id: string };

/** Traces of a stretch of time, and those of them that were too slow or failed. */
export type GoodAndBad = { total: number; bad: number };

/** 99 % → 0.01, to a millionth of a per cent: 1 − 0.9 would be a hair less than a tenth, and 40 × that three traces. */
const allowedShare = ({ percent }: Pick<Slo, 'percent'>): number => Math.round((100 - percent) * 1e6) / 1e8;

/** How fast the budget goes: 1 = it is just used up at the end of the objective's days; null without traces. */
export const burnRate = (slo: Pick<Slo, 'percent'>, { total, bad }: GoodAndBad): number | null =>
	total === 0 ? null : bad / total / allowedShare(slo);

export type ErrorBudget = {
	/** So many traces may be bad, as many as there were. */
	allowed: number;
	bad: number;
	/** Part of the budget that is left, 1 = all; below 0 = overspent; null without traces. */
	left: number | null;
	/** Part of the traces that were good; null without any. */
	good: number | null;
};

/** What is left of the error budget of the objective's days. */
export function errorBudget(slo: Pick<Slo, 'percent'>, { total, bad }: GoodAndBad): ErrorBudget {
	const allowed = total * allowedShare(slo);
	return {
		allowed,
		bad,
		left: total === 0 ? null : 1 - bad / allowed,
		good: total === 0 ? null : (total - bad) / total,
	};
}

/**
 * The two pairs of windows of the SRE workbook (chapter 5, "multiwindow, multi-burn-rate alerts"), as it sets them for 30 days: 2 % of
 * the budget in an hour, 5 % in six. The short window ends the alert soon after the burning has ended.
 */
export const burnWindows = [
	{ name: 'fast', shortMinutes: 5, longMinutes: 60, rate: 14.4, severity: 'critical' },
	{ name: 'slow', shortMinutes: 30, longMinutes: 360, rate: 6, severity: 'warning' },
] as const;
export type BurnWindow = (typeof burnWindows)[number];

/** Of a handful of traces one that fails is any rate: fewer bad ones than this burn nothing. */
const fewestBad = 3;

/** Burning = both windows are at the rate or above. */
export function isBurning(
	slo: Pick<Slo, 'percent'>,
	{ rate }: BurnWindow,
	{ short, long }: { short: GoodAndBad; long: GoodAndBad },
): boolean {
	if (long.bad < fewestBad) return false;
	return (burnRate(slo, short) ?? 0) >= rate && (burnRate(slo, long) ?? 0) >= rate;
}
