import type { SpanLog } from './span-log.ts';

/** `arrival` of a record: milliseconds since the epoch when its request came, and its place in it. */
export function arrivalOf(receivedAtMs: number, place: number): bigint {
	return (BigInt(receivedAtMs) << placeBits) | BigInt(place);
}
/** Room for the place: a request holds at most 10,000 records. */
export const placeBits = 20n;

type Placed = Pick<SpanLog, 'timeNs' | 'observedTimeNs' | 'arrival' | 'eventName'>;

/** A conversation told message by message within one instant: who speaks first. */
const speakers = ['gen_ai.system.message', 'gen_ai.user.message', 'gen_ai.assistant.message', 'gen_ai.tool.message'];

/**
 * The order in which records of one span were written. Emitters log a whole history within one millisecond: then the observed time,
 * the arrival and last the usual order of speakers decide.
 */
export function compareLogs(a: Placed, b: Placed): number {
	return (
		compare(a.timeNs, b.timeNs) ||
		compare(a.observedTimeNs, b.observedTimeNs) ||
		compare(a.arrival, b.arrival) ||
		speakers.indexOf(a.eventName) - speakers.indexOf(b.eventName)
	);
}

const compare = (a: bigint, b: bigint): number => (a === b ? 0 : a < b ? -1 : 1);
