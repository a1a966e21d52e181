import type { Outline } from './outline.ts';

/**
 * The rows in which a text is found, in reading order: in name, model, type, stage or what is shown of the error message, or at the
 * beginning of the span id.
 */
export function findHits({ columns, count }: Pick<Outline, 'columns' | 'count'>, text: string): number[] {
	const sought = text.trim().toLowerCase();
	if (sought === '') return [];
	const known = new Map<string, boolean>();
	const has = (value: string | null | undefined): boolean => {
		if (value === null || value === undefined) return false;
		const seen = known.get(value) ?? value.toLowerCase().includes(sought);
		known.set(value, seen);
		return seen;
	};
	const hits: number[] = [];
	for (let row = 0; row < count; row++) {
		const { name, model, type, stage, errorMessage, spanId } = columns;
		const says = has(name[row]) || has(model[row]) || has(type[row]) || has(stage[row]) || has(errorMessage[row]);
		if (says || spanId[row]?.startsWith(sought)) hits.push(row);
	}
	return hits;
}

/** Rows of two lists in reading order, each once. */
export function joinRows(a: readonly number[], b: readonly number[]): number[] {
	return b.length === 0 ? [...a] : [...new Set([...a, ...b])].sort((one, other) => one - other);
}

/** The next of some rows after one, or before it; past the end it begins again. */
export function nextOf(rows: readonly number[], after: number, step: 1 | -1): number | undefined {
	if (step === 1) return rows.find((row) => row > after) ?? rows[0];
	return rows.findLast((row) => row < after) ?? rows.at(-1);
}
