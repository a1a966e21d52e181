import type { GroupStanding } from './list-budgets.ts';

const severity = { exceeded: 0, warning: 1, ok: 2 } as const;

/**
 * The group that most needs a look first: by state, then by how far the projection goes beyond the limit, then by what is spent of it;
 * groups without a limit last, the dearest first.
 */
export function byRisk(a: GroupStanding, b: GroupStanding): number {
	if ((a.limit === null) !== (b.limit === null)) return a.limit === null ? 1 : -1;
	if (a.state !== b.state) return severity[a.state] - severity[b.state];
	const risk = riskOf(b) - riskOf(a);
	if (risk !== 0) return risk;
	return a.spent === b.spent ? (a.group < b.group ? -1 : 1) : a.spent < b.spent ? 1 : -1;
}

/** Ratios, for an order only. */
function riskOf({ spent, limit, projected }: GroupStanding): number {
	if (limit === null || limit === 0n) return 0;
	const expected = projected === null || projected.amount < spent ? spent : projected.amount;
	return Number(expected) / Number(limit);
}
