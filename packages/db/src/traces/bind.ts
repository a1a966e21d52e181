/** Collects the parameters of a statement: `bind(value)` gives its `$n`. */
export type Bind = (value: unknown) => string;

export function createBind(): { bind: Bind; values: unknown[] } {
	const values: unknown[] = [];
	return { values, bind: (value) => `$${values.push(value)}` };
}
