import { type DimensionName, type Dimensions, dimensionNames } from '../spans/dimensions.ts';

/** Per key the one value that all who name it share; a key with several values is left out. */
export function agreedValues(all: Iterable<Dimensions>): Dimensions {
	const shared: Dimensions = {};
	const disputed = new Set<DimensionName>();
	for (const dimensions of all) {
		for (const name of dimensionNames) {
			const value = dimensions[name];
			if (value === undefined) continue;
			if (shared[name] !== undefined && shared[name] !== value) disputed.add(name);
			shared[name] = value;
		}
	}
	for (const name of disputed) delete shared[name];
	return shared;
}
