import type { Attributes, RawSpan } from '../spans/raw-span.ts';
import type { SpanType } from '../spans/span.ts';
import type { Convention, OperationKey } from './convention.ts';
import { readText } from './fields/read-value.ts';
import { conventions } from './list-conventions.ts';

/** The emitter's own word for what the span does, and what it means. `type` is null when no word was understood. */
export type Operation = { word: string | null; type: SpanType | null };

const everyKey = conventions.flatMap(({ operations }) => operations);

/** The convention's own keys first, then everybody's. A word nobody knows is kept, in case nothing better is found. */
export function readOperation(span: RawSpan, convention: Convention): Operation {
	let unknown: string | null = null;
	for (const key of convention.operations) {
		const found = typeOf(span.attributes, key);
		if (found.type !== null) return found;
		unknown ??= found.word;
	}
	for (const key of everyKey) {
		const found = typeOf(span.attributes, key);
		if (found.type !== null) return found;
		unknown ??= found.word;
	}
	return { word: unknown, type: null };
}

function typeOf(attributes: Attributes, { key, types }: OperationKey): Operation {
	const sent = attributes.get(key);
	if (sent === undefined) return { word: null, type: null };
	const word = readText(sent) ?? null;
	if (word === null) return { word, type: null };
	const value = word.toLowerCase();
	if (typeof types === 'function') return { word, type: types(value, attributes) };
	return { word, type: Object.hasOwn(types, value) ? (types[value] ?? null) : null };
}
