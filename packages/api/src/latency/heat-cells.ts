/** Log buckets that share a row of the heatmap: 9 of 4 % are a factor of 1.42. */
const rowBuckets = 9;

export type HeatCell = { atMs: number; row: number; count: number };
export type Heat = {
	/** Lower edges of the rows in ms, from the quickest; each ends where the next begins. */
	edgesMs: number[];
	/** Cells with traces; `row` counts from the quickest. */
	cells: HeatCell[];
	most: number;
};

/** Time × log duration: how many traces took how long, step by step. */
export function heatCells(steps: readonly { atMs: number; histogram: ReadonlyMap<number, number> }[]): Heat {
	const rowOf = (bucket: number) => Math.floor(bucket / rowBuckets);
	const rows = steps.flatMap(({ histogram }) => [...histogram.keys()].map(rowOf));
	if (rows.length === 0) return { edgesMs: [], cells: [], most: 0 };
	const first = rows.reduce((least, row) => Math.min(least, row));
	const last = rows.reduce((most, row) => Math.max(most, row));
	const cells = steps.flatMap(({ atMs, histogram }) => {
		const counts = new Map<number, number>();
		for (const [bucket, samples] of histogram) {
			const row = rowOf(bucket) - first;
			counts.set(row, (counts.get(row) ?? 0) + samples);
		}
		return [...counts].map(([row, count]) => ({ atMs, row, count }));
	});
	return {
		edgesMs: Array.from({ length: last - first + 2 }, (_, index) => 1.04 ** ((first + index) * rowBuckets - 0.5)),
		cells,
		most: cells.reduce((most, { count }) => Math.max(most, count), 0),
	};
}
