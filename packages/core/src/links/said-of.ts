import type { DimensionName, Dimensions } from '../spans/dimensions.ts';
import { linkedDimensions } from './span-link.ts';

/** What of a trace's row its own spans say: all that another trace may take over a link. */
export function saidOf(row: Dimensions, borrowed: readonly DimensionName[]): Dimensions {
	const said: Dimensions = {};
	for (const name of linkedDimensions) {
		const value = row[name];
		if (value !== undefined && !borrowed.includes(name)) said[name] = value;
	}
	return said;
}
