const nsPerHour = 3_600_000_000_000n;
const retentionHours = 90n * 24n;

/** What one export request may hold. A span that starts outside, or comes after `maxSpans` others, is refused. */
export type StartBounds = { earliestStartNs: bigint; latestStartNs: bigint; maxSpans: number };

/**
 * The bounds of a request received at `receivedAtMs` (epoch milliseconds): 90 days back (the life of spans), one hour ahead
 * (clock skew), 10,000 spans. Ingest and worker compute them from the same stored instant, so a span that ingest accepted
 * is never refused later, however long its job waited.
 */
export function startBounds(receivedAtMs: number): StartBounds {
	const receivedAtNs = BigInt(receivedAtMs) * 1_000_000n;
	return {
		earliestStartNs: receivedAtNs - retentionHours * nsPerHour,
		latestStartNs: receivedAtNs + nsPerHour,
		maxSpans: 10_000,
	};
}
