import { chooseClaims, claimSlackNs } from '@spanledger/core/traces/response-claim';
import type { Db } from '../connect.ts';
import type { Scope } from '../scope.ts';
import type { TraceToSettle } from '../unsettled/unsettle-traces.ts';
import { readRivals, type StoredClaim } from './read-claims.ts';
import type { SettledWork } from './settled-work.ts';

/**
 * Looks again at the response ids of just committed traces, now that every settler's commit can be seen: two settlers that
 * worked at once may both bill one response. Returns the traces whose stored decision differs from what all the claims
 * together say; settling those again converges, because the choice is a pure function of the claims.
 */
export async function reviewClaims(
	db: Db,
	scope: Scope,
	works: readonly SettledWork[],
	releasedResponses: readonly string[],
): Promise<TraceToSettle[]> {
	const claims = works.flatMap(({ settled }) => settled.claims);
	const responseIds = [...new Set([...claims.map(({ responseId }) => responseId), ...releasedResponses])];
	const starts = works.map(({ settled }) => settled.summary.minStartNs);
	const ends = works.map(({ settled }) => settled.summary.lastEndTimeNs);
	const { claims: stored, repeated } = await readRivals(db, scope, {
		responseIds,
		fromNs: starts.reduce((a, b) => (a < b ? a : b)) - 2n * claimSlackNs,
		toNs: ends.reduce((a, b) => (a > b ? a : b)) + 2n * claimSlackNs,
	});
	const wrong = new Map<string, TraceToSettle>();
	for (const rivals of groupBy(stored, ({ responseId }) => responseId).values()) {
		if (repeated.has(rivals[0]?.responseId ?? '') || (rivals.length === 1 && rivals[0]?.bills === true)) continue;
		const winners = chooseClaims(rivals);
		for (const claim of rivals) {
			if (claim.bills !== winners.has(claim)) wrong.set(claim.traceId, claim);
		}
	}
	return [...wrong.values()].map(({ traceId, minStart, maxStart }) => ({ traceId, minStart, maxStart }));
}

function groupBy(claims: readonly StoredClaim[], keyOf: (claim: StoredClaim) => string): Map<string, StoredClaim[]> {
	const groups = new Map<string, StoredClaim[]>();
	for (const claim of claims) {
		const group = groups.get(keyOf(claim));
		if (group === undefined) groups.set(keyOf(claim), [claim]);
		else group.push(claim);
	}
	return groups;
}
