/** A score's value for people: numbers with at most three decimals (as powers of ten where they would be endless), verdicts as words, categories as they are. */
export function formatScore(value: number | boolean | string): string {
	if (typeof value === 'boolean') return value ? 'yes' : 'no';
	if (typeof value === 'string') return value;
	const size = Math.abs(value);
	if (size >= 1e9 || (size > 0 && size < 0.0005)) return value.toExponential(1);
	return value.toLocaleString('en', { maximumFractionDigits: 3 });
}
