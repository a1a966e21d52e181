/** Beyond one in a million a single call would outweigh every other figure on the page. */
const greatestWeight = 1_000_000;

/**
 * How many calls one span stands for: what it says of its own sampling, else 1 ÷ the part of traces that the project says it keeps.
 * At least 1, with six decimals: the ledger's exactness.
 */
export function samplingWeight(told: number | null, headSampling: number | null): number {
	if (told === null && headSampling === null) return 1;
	const weight = told ?? 1 / (headSampling ?? 1);
	if (!(weight > 1)) return 1;
	return Math.min(Math.round(weight * 1e6) / 1e6, greatestWeight);
}
