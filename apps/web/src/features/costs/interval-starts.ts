import { localDate } from '../../lib/format-time.ts';
import type { Interval } from '../../lib/time-range.ts';
import { instantOf } from '../../lib/zones.ts';

const hourMs = 3_600_000;

/** The local date some days later: "2026-02-27" + 2 = "2026-03-01". */
function addDays(date: string, days: number): string {
	return new Date(Date.parse(`${date}T00:00:00Z`) + days * 24 * hourMs).toISOString().slice(0, 10);
}

/** Where the interval that holds a local date begins; weeks begin on Monday. */
function firstDate(date: string, interval: Interval): string {
	if (interval === 'month') return `${date.slice(0, 7)}-01`;
	if (interval !== 'week') return date;
	const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
	return addDays(date, -weekday);
}

function nextDate(date: string, interval: Interval): string {
	if (interval === 'week') return addDays(date, 7);
	if (interval === 'month') return firstDate(addDays(date, 31), 'month');
	return addDays(date, 1);
}

/**
 * The starts of all intervals that touch [from, to), in the zone, as ISO times: what a bill has a bar for even when
 * nothing was spent. A local day has 23 to 25 hours; a midnight that a clock change skips begins later.
 */
export function intervalStarts(from: string, to: string, interval: Interval, zone: string): string[] {
	const end = Date.parse(to);
	const starts: string[] = [];
	if (interval === 'hour') {
		const first = Date.parse(from) - (Date.parse(from) % hourMs);
		for (let at = first; at < end; at += hourMs) starts.push(new Date(at).toISOString());
		return starts;
	}
	let date = firstDate(localDate(from, zone), interval);
	for (;;) {
		const start = instantOf(`${date}T00:00`, zone);
		if (start === null || Date.parse(start) >= end) return starts;
		starts.push(start);
		date = nextDate(date, interval);
	}
}
