const hourNs = 3_600_000_000_000n;

/** How late a point may come: as long as its neighbours are surely still there to take the difference to. */
const latestArrivalHours = 24n;

/** What one export request may hold. A point of another time, or one that comes after `maxDataPoints` others, is refused. */
export type MetricBounds = { maxDataPoints: number; earliestNs: bigint; latestNs: bigint };

/**
 * The bounds of a request received at `receivedAtMs` (epoch milliseconds): a day back, an hour ahead (clocks differ), 50,000
 * points (one request holds a whole process: histograms of many routes are many points). Ingest and worker compute them from
 * the same instant.
 */
export function metricBounds(receivedAtMs: number): MetricBounds {
	const receivedAtNs = BigInt(receivedAtMs) * 1_000_000n;
	return {
		maxDataPoints: 50_000,
		earliestNs: receivedAtNs - latestArrivalHours * hourNs,
		latestNs: receivedAtNs + hourNs,
	};
}
