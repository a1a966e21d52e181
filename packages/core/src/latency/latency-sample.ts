/**
 * What is sampled. route: end to end, one per trace · stage: elapsed, one per (trace, stage) · model: one per billable span ·
 * ttft: its time to the first token · speed: its output tokens a second, over the whole call · part: how the time of a trace
 * divides around the call that answered (sums only).
 */
export type LatencyKind = 'route' | 'stage' | 'model' | 'ttft' | 'speed' | 'part';

/** The parts of a trace around the last streamed call: before it, its first token, its stream, after it. */
export const traceParts = ['before', 'first-token', 'stream', 'after'] as const;
export type TracePart = (typeof traceParts)[number];

/** One duration a trace gave to the latency rollups; stored with the trace so that it can be taken back. */
export type LatencySample = {
	kind: LatencyKind;
	/** The trace's route, '' while unknown. */
	route: string;
	/** The route, the stage, the model or the part. */
	key: string;
	/** Start of the quarter hour (UTC, ms since the epoch) the sample counts in. */
	bucketMs: number;
	/** null = it is only summed. */
	logBucket: number | null;
	/** Start of its minute. Absent with `us` in samples that were stored before there were minutes and sums: those gave none. */
	minuteMs?: number;
	/** What it adds to the sum, whole µs. route, model, ttft, part: its time · stage: its time on the critical path · speed: 0. */
	us?: number;
	/** The trace, or the call, failed. */
	error?: boolean;
};

const quarterHourMs = 900_000;
const minuteMs = 60_000;

const msOf = (timeNs: bigint): number => Number(timeNs / 1_000_000n);

/** Start of the quarter hour that holds a moment. ms since the epoch, UTC. */
export const quarterHour = (timeNs: bigint): number => msOf(timeNs) - (msOf(timeNs) % quarterHourMs);

/** Start of the minute that holds a moment. ms since the epoch, UTC. */
export const minuteOf = (timeNs: bigint): number => msOf(timeNs) - (msOf(timeNs) % minuteMs);
