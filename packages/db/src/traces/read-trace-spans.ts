import type { LedgerEntry } from '@spanledger/core/ledger/ledger-entry';
import type { Span } from '@spanledger/core/spans/span';
import { claimSlackNs, type ResponseClaim } from '@spanledger/core/traces/response-claim';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { readClaims } from '../settle/read-claims.ts';
import { readStoredEntries } from '../settle/read-stored-entries.ts';
import { readSpans, type TraceSpans } from '../spans/read-spans.ts';

/** What settling works on, and what it wrote last. */
export type StoredSpans = {
	spans: Span[];
	/** Of the last settlement. */
	entries: LedgerEntry[];
	/** Other traces' claims on its response ids. */
	foreignClaims: ResponseClaim[];
};

/** The spans of a trace with its ledger entries and rival claims; no payloads. */
export async function readTraceSpans(db: Queryable, scope: Scope, trace: TraceSpans): Promise<StoredSpans> {
	const { traceId, minStart, maxStart } = trace;
	const to = new Date(maxStart.getTime() + 1);
	const [spans, entries] = await Promise.all([
		readSpans(db, scope, trace),
		readStoredEntries(db, scope, { traceIds: [traceId], from: minStart, to }),
	]);
	const foreignClaims = await readForeignClaims(db, scope, traceId, spans);
	return { spans, entries: entries.get(traceId) ?? [], foreignClaims };
}

async function readForeignClaims(
	db: Queryable,
	scope: Scope,
	traceId: string,
	spans: readonly Span[],
): Promise<ResponseClaim[]> {
	const naming = spans.filter(({ responseId }) => responseId !== null);
	const [first] = naming;
	if (first === undefined) return [];
	const bounds = { fromNs: first.startTimeNs, toNs: first.endTimeNs };
	for (const { startTimeNs, endTimeNs } of naming) {
		if (startTimeNs < bounds.fromNs) bounds.fromNs = startTimeNs;
		if (endTimeNs > bounds.toNs) bounds.toNs = endTimeNs;
	}
	const claims = await readClaims(db, scope, {
		responseIds: [...new Set(naming.map(({ responseId }) => responseId ?? ''))],
		fromNs: bounds.fromNs - claimSlackNs,
		toNs: bounds.toNs + claimSlackNs,
	});
	return claims.filter((claim) => claim.traceId !== traceId);
}
