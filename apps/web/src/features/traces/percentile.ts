/** The nearest-rank percentile of some numbers: percentile([1, 2, 3, 4], 0.5) = 2; null of none. */
export function percentile(numbers: readonly number[], rank: number): number | null {
	if (numbers.length === 0) return null;
	const sorted = [...numbers].sort((a, b) => a - b);
	return sorted[Math.max(0, Math.ceil(rank * sorted.length) - 1)] ?? null;
}
