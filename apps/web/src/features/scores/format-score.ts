/** A score's value for people: numbers with at most three decimals, verdicts as words, categories as they are. */
export function formatScore(value: number | boolean | string): string {
	if (typeof value === 'boolean') return value ? 'yes' : 'no';
	if (typeof value === 'string') return value;
	return value.toLocaleString('en', { maximumFractionDigits: 3 });
}
