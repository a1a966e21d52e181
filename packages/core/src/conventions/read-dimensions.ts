import { type Dimensions, dimensionNames } from '../spans/dimensions.ts';
import type { Attributes, RawSpan } from '../spans/raw-span.ts';
import { tableFor } from './fields/convention-table.ts';
import type { Fields } from './fields/field-kinds.ts';
import { readFields } from './fields/read-fields.ts';

/** Dimensions set on the span itself: the contract's names, the dialects' own, then the metadata bags. */
export function dimensionsOf(fields: Fields, { attributes }: Pick<RawSpan, 'attributes'>): Dimensions {
	const dimensions: Dimensions = {};
	for (const name of dimensionNames) {
		const value = fields.values[name];
		if (value !== undefined) dimensions[name] = value;
	}
	// OTel's `thread.id` is an operating system's thread when a thread name stands beside it; as a session it is a conversation.
	if (fields.keys.session === 'thread.id' && attributes.has('thread.name')) delete dimensions.session;
	return dimensions;
}

// One resource serves every span of a request, so its dimensions are read once. The map is never written after decoding.
const known = new WeakMap<Attributes, Dimensions>();

/** Dimensions set on the resource: the last level of inheritance. The same names count there. */
export function resourceDimensionsOf(resource: Attributes): Dimensions {
	let dimensions = known.get(resource);
	if (dimensions === undefined) {
		dimensions = dimensionsOf(readFields(resource, tableFor(null), false), { attributes: resource });
		known.set(resource, dimensions);
	}
	return dimensions;
}
