import {
	compareResults,
	type Definitions,
	type JudgedResult,
	type ResultChange,
	resultChanges,
} from './compare-results.ts';

/** A result in its place of the dataset. */
export type PlacedResult = JudgedResult & { itemId: string; position: number };

export type ItemChange = {
	itemId: string;
	position: number;
	change: ResultChange;
	/** How far: parts of a score's range, below 0 = worse. */
	by: number;
};

/** The items of two runs: those that got worse first, by how far; then better, same, unknown. Of equals the first in the dataset. */
export function orderChanges(
	before: readonly PlacedResult[],
	after: readonly PlacedResult[],
	definitions: Definitions,
): ItemChange[] {
	const earlier = new Map(before.map((result) => [result.itemId, result]));
	const later = new Map(after.map((result) => [result.itemId, result]));
	const items = new Map([...before, ...after].map(({ itemId, position }) => [itemId, position]));
	return [...items]
		.map(([itemId, position]) => ({
			itemId,
			position,
			...compareResults(earlier.get(itemId) ?? null, later.get(itemId) ?? null, definitions),
		}))
		.sort(
			(a, b) =>
				resultChanges.indexOf(a.change) - resultChanges.indexOf(b.change) ||
				Math.abs(b.by) - Math.abs(a.by) ||
				a.position - b.position,
		);
}
