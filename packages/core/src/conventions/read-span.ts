import type { RawSpan } from '../spans/raw-span.ts';
import { callTypes, type SpanType } from '../spans/span.ts';
import { claimSpan } from './claim-span.ts';
import type { Convention } from './convention.ts';
import { tableFor } from './fields/convention-table.ts';
import type { Fields } from './fields/field-kinds.ts';
import { readFields } from './fields/read-fields.ts';
import { readMapped } from './fields/read-mapped.ts';
import { inferType } from './infer-type.ts';
import type { Mapping } from './mapping.ts';
import { readOperation } from './read-operation.ts';

/** What a convention's claim and table say about a span, before anything is made of it. */
export type ReadSpan = {
	convention: Convention | null;
	type: SpanType;
	/** What told the type: an attribute, or `span name`; null when nothing did. */
	typeKey: string | null;
	/** The emitter's word for the operation, and the attribute that holds it. */
	word: string | null;
	wordKey: string | null;
	fields: Fields;
};

/** Claim → operation → fields → type. A span that nobody claims is `other` and gives dimensions only. */
export function readSpan(raw: RawSpan, mapping?: Mapping): ReadSpan {
	const read = readByTables(raw);
	if (mapping !== undefined) readMapped(read.fields, raw.attributes, mapping);
	return read;
}

function readByTables(raw: RawSpan): ReadSpan {
	const convention = claimSpan(raw);
	if (convention === null) {
		const fields = readFields(raw.attributes, tableFor(null), false);
		return { convention, type: 'other', typeKey: null, word: null, wordKey: null, fields };
	}
	const { word, wordKey, type } = readOperation(raw, convention);
	const mayBeCall = type === null || callTypes.has(type);
	const fields = readFields(raw.attributes, tableFor(convention), mayBeCall);
	const told = type === null ? inferType(raw, fields, convention) : { type, key: wordKey };
	return { convention, type: told.type, typeKey: told.key, word, wordKey, fields };
}
