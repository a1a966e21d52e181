import type { Convention, FieldTable } from '../convention.ts';
import { plainVerdictFields } from '../dialects/verdict-fields.ts';
import { conventions } from '../list-conventions.ts';
import { bagDimensions, contractDimensions } from './dimension-fields.ts';
import { type CompiledTable, compileTables } from './read-fields.ts';
import { samplingFields } from './sampling-fields.ts';

const compiled = new Map<string, CompiledTable>();
const dimensionNames = Object.keys(contractDimensions) as (keyof typeof contractDimensions)[];

/**
 * All names for a span of this convention, best first: the contract's dimension names, the convention's own, everybody else's.
 * For a span that no convention claims: dimensions, stage, tags, sampling and verdicts only.
 */
export function tableFor(convention: Convention | null): CompiledTable {
	const name = convention?.name ?? '';
	let table = compiled.get(name);
	if (table === undefined) {
		table = compileTables(convention === null ? dimensionTables() : claimedTables(convention));
		compiled.set(name, table);
	}
	return table;
}

function claimedTables(own: Convention): FieldTable[] {
	const others = conventions.filter((convention) => convention !== own);
	const bags = [own, ...others].flatMap(({ metadata = [] }) => metadata);
	return [
		contractDimensions,
		samplingFields,
		own.ownMeanings ?? {},
		own.fields,
		...others.map(({ fields }) => without(fields, own.meaningless ?? [])),
		bagDimensions(bags),
	];
}

function without(table: FieldTable, keys: readonly string[]): FieldTable {
	if (keys.length === 0) return table;
	const kept: { -readonly [Field in keyof FieldTable]: FieldTable[Field] } = {};
	for (const [field, sources] of Object.entries(table)) {
		kept[field as keyof FieldTable] = sources.filter((source) => typeof source !== 'string' || !keys.includes(source));
	}
	return kept;
}

function dimensionTables(): FieldTable[] {
	const bags = conventions.flatMap(({ metadata = [] }) => metadata);
	return [
		contractDimensions,
		samplingFields,
		plainVerdictFields,
		...conventions.map(onlyDimensions),
		bagDimensions(bags),
	];
}

function onlyDimensions({ fields }: Convention): FieldTable {
	const kept: { -readonly [Field in keyof FieldTable]: FieldTable[Field] } = {};
	for (const field of [...dimensionNames, 'stage', 'tags'] as const) {
		if (fields[field] !== undefined) kept[field] = fields[field];
	}
	return kept;
}
