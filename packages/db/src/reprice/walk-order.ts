import type { LedgerEntry } from '@spanledger/core/ledger/ledger-entry';
import type { RepricePlace } from '@spanledger/core/reprice/reprice-place';

/** The ledger's walking order: start, trace, span. Hex ids compare as their bytes do. */
export function comparePlaces(a: RepricePlace, b: RepricePlace): number {
	if (a.startMs !== b.startMs) return a.startMs - b.startMs;
	if (a.traceId !== b.traceId) return a.traceId < b.traceId ? -1 : 1;
	if (a.spanId !== b.spanId) return a.spanId < b.spanId ? -1 : 1;
	return 0;
}

export const placeOf = ({ startTimeNs, traceId, spanId }: LedgerEntry): RepricePlace => ({
	startMs: Number(startTimeNs / 1_000_000n),
	traceId,
	spanId,
});
