import { expect, it } from 'vitest';
import { type CostFindings, findInsights } from './insights.ts';

const usd = 1_000_000_000_000n;
const dayMs = 86_400_000;
const nothing = { calls: 0, costUsd: 0n };
const findings = (parts: Partial<CostFindings>): CostFindings => ({
	coveredMs: 7 * dayMs,
	failed: nothing,
	repeated: nothing,
	outliers: nothing,
	unattributed: nothing,
	...parts,
});

it('says what a month of it costs, the dearest first', () => {
	const found = findInsights(
		findings({ failed: { calls: 12, costUsd: 7n * usd }, unattributed: { calls: 90, costUsd: 70n * usd } }),
	);
	// $7 in 7 days = $30 in 30
	expect(found.map(({ finding, monthlyUsd }) => [finding, monthlyUsd])).toEqual([
		['unattributed', 300n * usd],
		['failed', 30n * usd],
	]);
});

it.each([
	['under $10 a month', findings({ failed: { calls: 5, costUsd: (10n * usd * 7n) / 30n - 1n } }), 0],
	['$10 a month', findings({ failed: { calls: 5, costUsd: (10n * usd * 7n) / 30n + 1n } }), 1],
	['nothing', findings({}), 0],
	['an hour of trouble', findings({ coveredMs: dayMs / 24, failed: { calls: 5, costUsd: 500n * usd } }), 0],
	['no calls at all', findings({ coveredMs: 0 }), 0],
])('%s', (_, input, cards) => {
	expect(findInsights(input)).toHaveLength(cards);
});
