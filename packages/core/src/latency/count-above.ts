const logRatio = Math.log(1.04);

/** The highest bucket that counts as within a threshold: its upper edge, 1.04^(b+½), is the edge nearest to the threshold. */
const lastWithin = (thresholdMs: number): number => Math.round(Math.log(thresholdMs) / logRatio - 0.5);

/** Where a threshold really cuts: the nearest edge between two log buckets, within 2 % of it. ms. */
export const countedAtMs = (thresholdMs: number): number => 1.04 ** (lastWithin(thresholdMs) + 0.5);

/** How many samples took longer than `countedAtMs(thresholdMs)`. */
export function countAbove(histogram: ReadonlyMap<number, number>, thresholdMs: number): number {
	const last = lastWithin(thresholdMs);
	let above = 0;
	for (const [bucket, samples] of histogram) if (bucket > last) above += samples;
	return above;
}
