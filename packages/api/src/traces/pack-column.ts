/** One field of many rows. `at` points into `values`; null = each row has its own, or `values` holds the one of all. */
export type PackedColumn<Cell> = { values: Cell[]; at: number[] | null };

/** A value that repeats is sent once: names, types, models and above all nulls do. */
export function packColumn<Cell>(cells: readonly Cell[]): PackedColumn<Cell> {
	const placeOf = new Map<unknown, number>();
	const values: Cell[] = [];
	const at = cells.map((cell) => {
		const key = typeof cell === 'object' && cell !== null ? JSON.stringify(cell) : cell;
		const known = placeOf.get(key);
		if (known !== undefined) return known;
		placeOf.set(key, values.length);
		return values.push(cell) - 1;
	});
	if (values.length === 1) return { values, at: null };
	return values.length > cells.length / 2 ? { values: [...cells], at: null } : { values, at };
}

/** The cell of a row of a packed column of `count` rows. */
export function readColumn<Cell>({ values, at }: PackedColumn<Cell>, count: number): (row: number) => Cell {
	const cell = (place: number): Cell => values[place] as Cell; // every place that packColumn wrote has its value
	if (at !== null) return (row) => cell(at[row] ?? 0);
	return values.length === 1 && count > 1 ? () => cell(0) : cell;
}
