/**
 * The partition key of a span: its start cut to the millisecond, so that a Date holds it exactly both ways.
 * The full nanoseconds stand beside it in start_time_ns.
 */
export function startTime(startTimeNs: bigint): Date {
	return new Date(Number(startTimeNs / 1_000_000n));
}
