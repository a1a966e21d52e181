const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const steps = [
	...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * minuteMs),
	...[1, 2, 3, 6, 12].map((hours) => hours * hourMs),
	...[1, 2, 5, 10, 30, 90, 365].map((days) => days * dayMs),
];

/** Round moments between two, at most `most` of them. ms since the epoch. */
export function timeTicks(fromMs: number, toMs: number, most = 6): number[] {
	const step = steps.find((size) => (toMs - fromMs) / size <= most) ?? (toMs - fromMs) / most;
	const ticks: number[] = [];
	for (let atMs = Math.ceil(fromMs / step) * step; atMs <= toMs; atMs += step) ticks.push(atMs);
	return ticks;
}
