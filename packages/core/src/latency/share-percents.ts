/** Shares as percentages to a tenth that sum to exactly 100, by largest remainder: a third each is 33.4, 33.3, 33.3. All 0 where the shares are. */
export function sharePercents(shares: readonly number[]): number[] {
	const total = shares.reduce((sum, share) => sum + share, 0);
	if (total === 0) return shares.map(() => 0);
	const tenths = shares.map((share) => (share / total) * 1_000);
	const whole = tenths.map(Math.floor);
	const left = 1_000 - whole.reduce((sum, tenth) => sum + tenth, 0);
	const remainderOf = (index: number) => (tenths[index] ?? 0) - (whole[index] ?? 0);
	const raised = new Set(
		shares
			.map((_, index) => index)
			.sort((a, b) => remainderOf(b) - remainderOf(a))
			.slice(0, left),
	);
	return whole.map((tenth, index) => (tenth + (raised.has(index) ? 1 : 0)) / 10);
}
