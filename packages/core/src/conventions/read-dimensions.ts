import { type Dimensions, dimensionNames } from '../spans/dimensions.ts';
import type { Attributes, RawSpan } from '../spans/raw-span.ts';
import { tableFor } from './fields/convention-table.ts';
import type { Fields } from './fields/field-kinds.ts';
import { readFields } from './fields/read-fields.ts';
import { readMapped } from './fields/read-mapped.ts';
import type { Mapping } from './mapping.ts';

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

// One resource serves every span of a request, so its dimensions are read once. Neither map is written after it was made.
const known = new WeakMap<Mapping, WeakMap<Attributes, Dimensions>>();
const noMapping: Mapping = {};

/** Dimensions set on the resource: the last level of inheritance. The same names count there, a project's own first. */
export function resourceDimensionsOf(resource: Attributes, mapping: Mapping = noMapping): Dimensions {
	const byResource = known.get(mapping) ?? new WeakMap<Attributes, Dimensions>();
	known.set(mapping, byResource);
	let dimensions = byResource.get(resource);
	if (dimensions === undefined) {
		dimensions = dimensionsOf(readResource(resource, mapping), { attributes: resource });
		byResource.set(resource, dimensions);
	}
	return dimensions;
}

/** The fields of a resource that dimensions are made of, and the keys that gave them. */
export function readResource(resource: Attributes, mapping: Mapping = noMapping): Fields {
	const fields = readFields(resource, tableFor(null), false);
	return mapping === noMapping ? fields : readMapped(fields, resource, mapping);
}
