import type { Span } from '../spans/span.ts';

/** A provider's batch ends within a day; what says it took longer than this has a wrong clock. Readers of a trace's bill look so far behind its last start. */
export const longestBatchMs = 7 * 86_400_000;

/**
 * The moment a span's bill belongs to: its start. An item of a provider's batch is asked for long before it is answered, and the provider
 * bills it on the day it is done: its end.
 */
export function billedAtNs({
	serviceTier,
	startTimeNs,
	endTimeNs,
}: Pick<Span, 'serviceTier' | 'startTimeNs' | 'endTimeNs'>): bigint {
	if (serviceTier !== 'batch' || endTimeNs <= startTimeNs) return startTimeNs;
	return endTimeNs - startTimeNs <= BigInt(longestBatchMs) * 1_000_000n ? endTimeNs : startTimeNs;
}
