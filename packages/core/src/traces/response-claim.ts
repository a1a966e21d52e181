/**
 * "This provider response is mine": one row per billable span with a response id. Several instrumentations report one
 * call, even in different traces; ids alone repeat at some providers, so claims compete only while their times overlap.
 */
export type ResponseClaim = {
	responseId: string;
	traceId: string;
	spanId: string;
	startTimeNs: bigint;
	endTimeNs: bigint;
	/** Known usage fields × 2, plus 1 when the provider reported them: the fullest usage bills. */
	fullness: number;
	/** What the claim's own trace decided when it was settled last. */
	bills: boolean;
};

/** Clocks of two instrumentations of one call differ a little. */
export const claimSlackNs = 1_000_000_000n;

/**
 * The claims that bill, of all the claims on one response id. Order-free: the fullest wins, then the earliest start,
 * then the ids; whoever overlaps a winner loses.
 */
export function chooseClaims(claims: readonly ResponseClaim[]): Set<ResponseClaim> {
	const winners: ResponseClaim[] = [];
	for (const claim of [...claims].sort(byRank)) {
		if (!winners.some((winner) => overlap(winner, claim))) winners.push(claim);
	}
	return new Set(winners);
}

function overlap(a: ResponseClaim, b: ResponseClaim): boolean {
	return a.startTimeNs - claimSlackNs <= b.endTimeNs && b.startTimeNs - claimSlackNs <= a.endTimeNs;
}

function byRank(a: ResponseClaim, b: ResponseClaim): number {
	if (a.fullness !== b.fullness) return b.fullness - a.fullness;
	if (a.startTimeNs !== b.startTimeNs) return a.startTimeNs < b.startTimeNs ? -1 : 1;
	const left = a.traceId + a.spanId;
	const right = b.traceId + b.spanId;
	return left < right ? -1 : left > right ? 1 : 0;
}
