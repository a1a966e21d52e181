import type { Span } from '../spans/span.ts';
import { usageFields } from '../spans/usage.ts';
import type { Billing } from './choose-billable.ts';
import { chooseClaims, type ResponseClaim } from './response-claim.ts';
import type { TraceNode } from './trace-tree.ts';

export type ClaimOutcome = { billing: Map<TraceNode, Billing>; claims: ResponseClaim[] };

/**
 * Compares the response ids of a trace's billable spans with each other and with other traces' claims: of several spans
 * that report one provider response, one bills.
 */
export function settleClaims(
	billing: ReadonlyMap<TraceNode, Billing>,
	foreign: readonly ResponseClaim[],
): ClaimOutcome {
	const own = new Map<ResponseClaim, TraceNode>();
	for (const [node, { kind }] of billing) {
		const claim = kind === 'bill' ? claimOf(node.span) : null;
		if (claim !== null) own.set(claim, node);
	}
	const winners = new Set<ResponseClaim>();
	for (const rivals of groupByResponse([...own.keys(), ...foreign]).values()) {
		for (const winner of chooseClaims(rivals)) winners.add(winner);
	}
	const settled = new Map(billing);
	const claims = [...own].map(([claim, node]) => {
		const bills = winners.has(claim);
		if (!bills) settled.set(node, { kind: 'none', reason: node.span.usage === null ? null : 'duplicate-response' });
		return { ...claim, bills };
	});
	return { billing: settled, claims };
}

function claimOf(span: Span): ResponseClaim | null {
	if (span.responseId === null) return null;
	const { responseId, traceId, spanId, startTimeNs, endTimeNs } = span;
	return { responseId, traceId, spanId, startTimeNs, endTimeNs, fullness: fullness(span), bills: true };
}

/** Known usage fields × 2, plus 1 when reported rather than estimated; 0 without usage. */
function fullness({ usage, usageSource }: Span): number {
	if (usage === null) return 0;
	const known = usageFields.filter((field) => usage[field] !== null).length;
	return known * 2 + (usageSource === 'reported' ? 1 : 0);
}

function groupByResponse(claims: readonly ResponseClaim[]): Map<string, ResponseClaim[]> {
	const groups = new Map<string, ResponseClaim[]>();
	for (const claim of claims) {
		const group = groups.get(claim.responseId);
		if (group === undefined) groups.set(claim.responseId, [claim]);
		else group.push(claim);
	}
	return groups;
}
