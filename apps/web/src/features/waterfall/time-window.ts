/** The part of the time axis in sight, µs from the start of the trace. */
export type TimeWindow = { fromUs: number; toUs: number };

/** Nothing is to be seen in less than this. */
const leastUs = 10;
/** A tenth of a pixel of a wide screen. */
const unseenShare = 1 / 20_000;

/** Cut to the trace; what would be nothing is its whole. */
export function fitWindow({ fromUs, toUs }: TimeWindow, extentUs: number): TimeWindow {
	const width = Math.min(Math.max(toUs - fromUs, Math.min(leastUs, extentUs)), extentUs);
	const from = Math.min(Math.max(0, fromUs), extentUs - width);
	return { fromUs: from, toUs: from + width };
}

/** Nearer (factor < 1) or further, around a moment that stays where it is. */
export function zoom({ fromUs, toUs }: TimeWindow, factor: number, aroundUs: number, extentUs: number): TimeWindow {
	const around = Math.min(Math.max(aroundUs, fromUs), toUs);
	return fitWindow({ fromUs: around - (around - fromUs) * factor, toUs: around + (toUs - around) * factor }, extentUs);
}

/** Earlier or later by a part of its width. */
export function pan({ fromUs, toUs }: TimeWindow, share: number, extentUs: number): TimeWindow {
	const by = (toUs - fromUs) * share;
	return fitWindow({ fromUs: fromUs + by, toUs: toUs + by }, extentUs);
}

/** What lacks less than anybody sees is the whole: a turn of the wheel in and out again ends some µs short of where it began. */
export const isWhole = ({ fromUs, toUs }: TimeWindow, extentUs: number): boolean =>
	toUs - fromUs >= extentUs * (1 - unseenShare);

/** A window as the URL has it: `120-3400.5`, ms. */
export const windowText = ({ fromUs, toUs }: TimeWindow): string => `${msText(fromUs)}-${msText(toUs)}`;
const msText = (us: number): string => String(Math.round(us) / 1_000);

/** null when it says no window. */
export function windowFrom(text: string): TimeWindow | null {
	const [, from, to] = /^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/.exec(text) ?? [];
	if (from === undefined || to === undefined || Number(to) <= Number(from)) return null;
	return { fromUs: Number(from) * 1_000, toUs: Number(to) * 1_000 };
}

/** Where a moment stands, in percent of the width; outside of 0–100 when it is out of sight. */
export const percentAt = ({ fromUs, toUs }: TimeWindow, us: number): number =>
	toUs <= fromUs ? 0 : ((us - fromUs) / (toUs - fromUs)) * 100;

const steps = [1, 2, 5];

/** Round marks in a window, at most `count` + 1 of them, µs. */
export function ticksIn({ fromUs, toUs }: TimeWindow, count: number): number[] {
	const width = toUs - fromUs;
	if (width <= 0) return [fromUs];
	const least = width / count;
	const magnitude = 10 ** Math.floor(Math.log10(least));
	const step = (steps.find((candidate) => candidate * magnitude >= least) ?? 10) * magnitude;
	const first = Math.ceil(fromUs / step) * step;
	return Array.from({ length: Math.floor((toUs - first) / step) + 1 }, (_, at) => first + at * step);
}
