const dayMs = 86_400_000;

/**
 * From where to where the traces of a review are, epoch ms: on from the review before, so that no stretch is skipped when one was built early;
 * a week back where there is none of the last two weeks. Empty when the one before reaches further.
 */
export function reviewWindow(endMs: number, lastEndMs: number | null): { fromMs: number; toMs: number } {
	const follows = lastEndMs !== null && lastEndMs > endMs - 14 * dayMs;
	return { fromMs: follows ? Math.min(lastEndMs, endMs) : endMs - 7 * dayMs, toMs: endMs };
}
