import type { Refusal } from './refusals.ts';

/** Nanoseconds since the epoch, both ends inclusive; an absent end is open. */
export type TimeBounds = { earliestNs?: bigint; latestNs?: bigint };

/** Why something of that time cannot be taken in; null when it can. `what` names the time, such as "start time". */
export function refusalOfTime(what: string, timeNs: bigint, { earliestNs, latestNs }: TimeBounds): Refusal | null {
	if (earliestNs !== undefined && timeNs < earliestNs) {
		return { refused: `${what} before ${timeText(earliestNs)}`, value: timeText(timeNs) };
	}
	if (latestNs !== undefined && timeNs > latestNs) {
		return { refused: `${what} after ${timeText(latestNs)}`, value: timeText(timeNs) };
	}
	return null;
}

/** RFC 3339 where the time has one, else the bare nanoseconds. */
function timeText(timeNs: bigint): string {
	const date = new Date(Number(timeNs / 1_000_000n));
	return Number.isNaN(date.getTime()) ? `${timeNs} ns` : date.toISOString();
}
