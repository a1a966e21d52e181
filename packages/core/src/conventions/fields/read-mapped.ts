import type { Attributes } from '../../spans/raw-span.ts';
import { type Mapping, mappedNames } from '../mapping.ts';
import type { Fields } from './field-kinds.ts';
import { type CompiledTable, compileTables, readFields } from './read-fields.ts';
import { inside, type Source } from './source.ts';

const compiled = new WeakMap<Mapping, CompiledTable>();

/** The fields with a project's own keys put before what every table found. The fields are changed in place. */
export function readMapped(fields: Fields, attributes: Attributes, mapping: Mapping): Fields {
	const table = mappedTable(mapping);
	if (table.size === 0) return fields;
	const own = readFields(attributes, table, false);
	Object.assign(fields.values, own.values);
	Object.assign(fields.keys, own.keys);
	return fields;
}

/** Compiled once for each mapping: pass the same object for all spans of a project. */
function mappedTable(mapping: Mapping): CompiledTable {
	let table = compiled.get(mapping);
	if (table === undefined) {
		table = compileTables([
			Object.fromEntries(mappedNames.map((name) => [name, (mapping[name] ?? []).flatMap(sourcesOf)])),
		]);
		compiled.set(mapping, table);
	}
	return table;
}

/** `metadata › account.id` is the value at account → id of the JSON in `metadata`, or at a key that holds the dot itself. */
function sourcesOf(key: string): Source[] {
	const [attribute = key, path] = key.split(/\s*[›→]\s*/, 2);
	return path === undefined ? [key] : [inside(attribute, path), inside(attribute, [path])];
}
