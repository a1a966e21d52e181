import { divideHalfEven } from '../money/decimal.ts';
import type { PicoUsd } from '../money/pico-usd.ts';

/** Money that went somewhere one would rather know of, in the calls that were looked at. */
export type CostFindings = {
	/** The time that those calls stand for: what a month is reckoned from. */
	coveredMs: number;
	failed: Finding;
	/** Calls like an earlier one, the first of each apart. */
	repeated: Finding;
	outliers: Finding;
	unattributed: Finding;
};
export type Finding = { calls: number; costUsd: PicoUsd };
export type FindingName = Exclude<keyof CostFindings, 'coveredMs'>;

export type Insight = { finding: FindingName; calls: number; costUsd: PicoUsd; monthlyUsd: PicoUsd };

/** Below it nobody should be asked to read a card. */
const leastMonthlyUsd: PicoUsd = 10n * 1_000_000_000_000n;
/** A month is said of what was seen for at least so long: an hour of trouble is not a month of it. */
const leastCoveredMs = 6 * 3_600_000;
const monthMs = 30 * 86_400_000;

const names = ['failed', 'repeated', 'outliers', 'unattributed'] as const satisfies FindingName[];

/** The findings worth a card, the dearest first: each with what thirty days of it cost at the rate seen. */
export function findInsights(findings: CostFindings): Insight[] {
	if (findings.coveredMs < leastCoveredMs) return [];
	return names
		.map((finding) => {
			const { calls, costUsd } = findings[finding];
			return { finding, calls, costUsd, monthlyUsd: perMonth(costUsd, findings.coveredMs) };
		})
		.filter(({ monthlyUsd }) => monthlyUsd >= leastMonthlyUsd)
		.sort((a, b) => (a.monthlyUsd < b.monthlyUsd ? 1 : a.monthlyUsd > b.monthlyUsd ? -1 : 0));
}

const perMonth = (costUsd: PicoUsd, coveredMs: number): PicoUsd =>
	divideHalfEven(costUsd * BigInt(monthMs), BigInt(coveredMs));
