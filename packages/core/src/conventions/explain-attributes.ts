import type { Attributes } from '../spans/raw-span.ts';
import type { Convention } from './convention.ts';
import { tableFor } from './fields/convention-table.ts';
import { conventions } from './list-conventions.ts';

/**
 * What became of an attribute. read = it gave `fields` · outranked = a table knows it for `fields`, but something else came first or
 * its value could not be used · unread = nobody knows it; it is kept and shown all the same.
 */
export type ExplainedAttribute = { key: string; use: 'read' | 'outranked' | 'unread'; fields: string[] };

/** Every attribute of a span and what became of it, in the order of the span. `fields`: what was understood, and from which key. */
export function explainAttributes(
	attributes: Attributes,
	convention: Convention | null,
	fields: readonly { field: string; key: string }[],
): ExplainedAttribute[] {
	const used = fields.flatMap(({ field, key }) => attributesIn(key).map((attribute) => ({ field, attribute })));
	const known = knownKeys(convention);
	return [...attributes.keys()].map((key): ExplainedAttribute => {
		const gave = used.filter(({ attribute }) => covers(attribute, key)).map(({ field }) => field);
		if (gave.length > 0) return { key, use: 'read', fields: [...new Set(gave)] };
		const could = known.get(key) ?? known.get(listOf(key) ?? '');
		return could === undefined ? { key, use: 'unread', fields: [] } : { key, use: 'outranked', fields: [...could] };
	});
}

/** Attribute (or prefix of a list) → the fields it can fill in a span of this convention. */
function knownKeys(convention: Convention | null): ReadonlyMap<string, ReadonlySet<string>> {
	const known = new Map<string, Set<string>>();
	const add = (key: string, field: string) => known.set(key, (known.get(key) ?? new Set()).add(field));
	for (const [key, slots] of tableFor(convention)) {
		for (const { field } of slots) {
			add(key, field);
			add(listOf(key) ?? key, field);
		}
	}
	const shared = conventions.flatMap(({ operations }) => operations).filter(({ ownOnly }) => ownOnly !== true);
	if (convention !== null) for (const { key } of [...convention.operations, ...shared]) add(key, 'operation');
	return known;
}

/** `derived: a + b › c` → a, b. What came from elsewhere (events, logs, the resource, the name) names no attribute. */
function attributesIn(key: string): string[] {
	if (/^(event|log|resource): /.test(key)) return [];
	return key
		.replace(/^derived: /, '')
		.split(' + ')
		.map((one) => one.split(' › ')[0] ?? one);
}

/** `llm.input_messages.*` covers the whole list; an annotation's `annotations.0.annotation` what lies below it. */
function covers(attribute: string, key: string): boolean {
	if (attribute.endsWith('*')) return key.startsWith(attribute.slice(0, -1));
	return key === attribute || (/\.\d+\.\w+$/.test(attribute) && key.startsWith(`${attribute}.`));
}

/** `gen_ai.prompt.3.role` → `gen_ai.prompt.`; undefined for keys that are no list's. */
function listOf(key: string): string | undefined {
	return /^(.+?\.)\d+\./.exec(key)?.[1];
}
