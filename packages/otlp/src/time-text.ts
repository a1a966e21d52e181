/** RFC 3339 where the time has one, else the bare nanoseconds. */
export function timeText(timeNs: bigint): string {
	const date = new Date(Number(timeNs / 1_000_000n));
	return Number.isNaN(date.getTime()) ? `${timeNs} ns` : date.toISOString();
}
