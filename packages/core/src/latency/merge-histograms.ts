/** Several histograms as one. */
export function mergeHistograms(histograms: Iterable<ReadonlyMap<number, number>>): Map<number, number> {
	const merged = new Map<number, number>();
	for (const histogram of histograms) {
		for (const [bucket, samples] of histogram) merged.set(bucket, (merged.get(bucket) ?? 0) + samples);
	}
	return merged;
}
