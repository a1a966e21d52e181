import { valueToJson } from '../../spans/attributes-json.ts';
import type { JsonValue } from '../../spans/json.ts';
import type { Attributes, AttributeValue } from '../../spans/raw-span.ts';
import type { FieldTable } from '../convention.ts';
import { isBlob } from './blobs.ts';
import { type FieldKind, type FieldName, type Fields, fieldKinds } from './field-kinds.ts';
import { parseJson, parseLimit } from './parse-json.ts';
import { parsePython } from './parse-python.ts';
import { readValue, valueAt } from './read-value.ts';

const fieldNames = Object.keys(fieldKinds) as FieldName[];

/** One entry of a table, turned round: attribute → the field it can fill, and how well. */
type Slot = {
	field: FieldName;
	index: number;
	/** Place in the field's list; the lowest usable one wins. */
	rank: number;
	kind: FieldKind;
	path: readonly string[] | null;
	callsOnly: boolean;
	/** How the key is shown: `metadata › tenant`. */
	label: string;
};

/** A table turned round, so that a span is read in one pass over its attributes instead of one look-up per known name. */
export type CompiledTable = ReadonlyMap<string, readonly Slot[]>;

/** Added to the rank of a blob: behind every other name of every table. */
const behindAll = 1_000_000;

/** Joins tables; where several name the same field, the earlier table has precedence. Blobs of content come after all of them. */
export function compileTables(tables: readonly FieldTable[]): CompiledTable {
	const compiled = new Map<string, Slot[]>();
	const ranks = new Map<string, number>();
	for (const table of tables) {
		for (const [index, field] of fieldNames.entries()) {
			for (const source of table[field] ?? []) {
				const place = ranks.get(field) ?? 0;
				ranks.set(field, place + 1);
				const attribute = typeof source === 'string' ? source : source.attribute;
				const rank = (field === 'input' || field === 'output') && isBlob(attribute) ? behindAll + place : place;
				const path = typeof source === 'string' ? null : source.path;
				const label = path === null ? attribute : `${attribute} › ${path.join('.')}`;
				const callsOnly = typeof source !== 'string' && source.callsOnly;
				const slot = { field, index, rank, kind: fieldKinds[field], path, callsOnly, label };
				const slots = compiled.get(attribute);
				if (slots === undefined) compiled.set(attribute, [slot]);
				else slots.push(slot);
			}
		}
	}
	return compiled;
}

/** Every field the attributes can fill. `isCall`: the span may be a call to a model, so its kept answer is looked into. */
export function readFields(attributes: Attributes, table: CompiledTable, isCall: boolean): Fields {
	const values: { [field: string]: unknown } = {};
	const keys: Fields['keys'] = {};
	const ranks: number[] = new Array(fieldNames.length).fill(Number.MAX_SAFE_INTEGER);
	for (const [key, value] of attributes) {
		const slots = table.get(key);
		if (slots === undefined) continue;
		let structure: JsonValue | undefined | null = null;
		for (const slot of slots) {
			if (slot.rank >= (ranks[slot.index] ?? 0) || (slot.callsOnly && !isCall)) continue;
			if (slot.path !== null && structure === null) structure = structureOf(value);
			const found = readValue(slot.kind, slot.path === null ? value : valueAt(structure ?? undefined, slot.path));
			if (found === undefined) continue;
			ranks[slot.index] = slot.rank;
			values[slot.field] = found;
			keys[slot.field] = slot.label;
		}
	}
	// The slot's kind chose the reader, so each value has its field's type.
	return { values: values as Fields['values'], keys };
}

function structureOf(value: AttributeValue): JsonValue | undefined {
	if (typeof value === 'string') return parseJson(value) ?? parsePython(value, parseLimit);
	return typeof value === 'object' && value !== null && !(value instanceof Uint8Array) ? valueToJson(value) : undefined;
}
