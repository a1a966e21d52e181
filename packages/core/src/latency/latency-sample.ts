/** One duration a trace gave to the latency histograms; stored with the trace so that it can be taken back. */
export type LatencySample = {
	/** route: end to end, one per trace · stage: elapsed, one per (trace, stage) · model: one per billable span. */
	kind: 'route' | 'stage' | 'model';
	/** The trace's route, '' while unknown. */
	route: string;
	/** The route, the stage or the model. */
	key: string;
	/** Start of the quarter hour (UTC, ms since the epoch) the sample counts in. */
	bucketMs: number;
	logBucket: number;
};

const quarterHourMs = 900_000;

/** Start of the quarter hour that holds a moment. ms since the epoch, UTC. */
export const quarterHour = (timeNs: bigint): number => {
	const timeMs = Number(timeNs / 1_000_000n);
	return timeMs - (timeMs % quarterHourMs);
};
