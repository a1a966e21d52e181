import type { TreeSpan } from '@spanledger/api/traces/pack-spans';

/** A bar in percent of the waterfall's width. `firstToken` is in percent of the bar. */
export type Bar = { left: number; width: number; firstToken: number | null };

/** Where a span's bar stands in a trace of `extentMs`. */
export function barOf(span: Pick<TreeSpan, 'offsetMs' | 'durationMs' | 'timeToFirstTokenMs'>, extentMs: number): Bar {
	if (extentMs <= 0) return { left: 0, width: 100, firstToken: null };
	const left = Math.min(100, (span.offsetMs / extentMs) * 100);
	const width = Math.min(100 - left, (span.durationMs / extentMs) * 100);
	const { timeToFirstTokenMs: ttft, durationMs } = span;
	const isInside = ttft !== null && ttft > 0 && ttft <= durationMs;
	return { left, width, firstToken: isInside ? (ttft / durationMs) * 100 : null };
}

const steps = [1, 2, 5];

/** Round marks for the time axis, at most `count` of them after 0: ticks(2310, 4) = [0, 1000, 2000]. */
export function ticks(extentMs: number, count: number): number[] {
	if (extentMs <= 0) return [0];
	const least = extentMs / count;
	const magnitude = 10 ** Math.floor(Math.log10(least));
	const step = (steps.find((candidate) => candidate * magnitude >= least) ?? 10) * magnitude;
	return Array.from({ length: Math.floor(extentMs / step) + 1 }, (_, index) => index * step);
}
