import { startBounds } from '../spans/start-bounds.ts';

/** What one request of log records may hold; times in nanoseconds since the epoch, both ends inclusive. */
export type LogBounds = { earliestNs: bigint; latestNs: bigint; maxLogRecords: number };

/** As for spans: a record outside would find no span to belong to. Ingest and worker compute them from the same stored instant. */
export function logBounds(receivedAtMs: number): LogBounds {
	const { earliestStartNs, latestStartNs, maxSpans } = startBounds(receivedAtMs);
	return { earliestNs: earliestStartNs, latestNs: latestStartNs, maxLogRecords: maxSpans };
}
