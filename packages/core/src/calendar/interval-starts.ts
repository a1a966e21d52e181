import { Temporal } from 'temporal-polyfill';
import { type PeriodKind, periodsBetween } from './period.ts';

/** The steps a bill is drawn in. */
export type ClockInterval = 'hour' | PeriodKind;

/**
 * The starts of all intervals that have a moment in the range (`toMs` exclusive), in order, epoch ms: the first may lie before it. An
 * hour is that of the zone's clock, so that those of Kathmandu begin at :15 UTC. Where clocks change, the hour that is cut or
 * repeated begins when the change does: on Lord Howe, whose clocks change by half an hour, it has 30 minutes.
 */
export function intervalStarts(interval: ClockInterval, timeZone: string, fromMs: number, toMs: number): number[] {
	if (interval !== 'hour') return periodsBetween(interval, timeZone, fromMs, toMs).map((period) => period.fromMs);
	const starts: number[] = [];
	for (let at = hourStart(timeZone, fromMs); at < toMs; at = nextHour(timeZone, at)) starts.push(at);
	return starts;
}

const hourMs = 3_600_000;
const minuteMs = 60_000;

const offsetMs = (timeZone: string, atMs: number): number =>
	Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone).offsetNanoseconds / 1e6;

/** How long the clock's hour has been running; offsets may be negative. */
const intoHour = (localMs: number): number => ((localMs % hourMs) + hourMs) % hourMs;

function hourStart(timeZone: string, atMs: number): number {
	const offset = offsetMs(timeZone, atMs);
	const start = atMs - intoHour(atMs + offset);
	return changedAt(timeZone, start, atMs, offset);
}

function nextHour(timeZone: string, atMs: number): number {
	const offset = offsetMs(timeZone, atMs);
	const next = atMs - intoHour(atMs + offset) + hourMs;
	const nextOffset = offsetMs(timeZone, next);
	return nextOffset === offset ? next : changedAt(timeZone, atMs, next, nextOffset);
}

/** The first minute from `fromMs` on that has the offset which the zone has at `toMs`. */
function changedAt(timeZone: string, fromMs: number, toMs: number, offset: number): number {
	let at = fromMs;
	while (at < toMs && offsetMs(timeZone, at) !== offset) at += minuteMs;
	return at;
}
