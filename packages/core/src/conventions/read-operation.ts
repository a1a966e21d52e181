import type { Attributes, RawSpan } from '../spans/raw-span.ts';
import type { SpanType } from '../spans/span.ts';
import type { Convention, OperationKey } from './convention.ts';
import { readText } from './fields/read-value.ts';
import { conventions } from './list-conventions.ts';

/** The emitter's own word for what the span does, its attribute, and what it means. `type` is null when no word was understood. */
export type Operation = { word: string | null; wordKey: string | null; type: SpanType | null };

const none: Operation = { word: null, wordKey: null, type: null };

const everyKey = conventions.flatMap(({ operations }) => operations).filter(({ ownOnly }) => ownOnly !== true);

/** The convention's own keys first, then everybody's. A word nobody knows is kept, in case nothing better is found. */
export function readOperation(span: RawSpan, convention: Convention): Operation {
	let unknown = none;
	for (const keys of [convention.operations, everyKey]) {
		for (const key of keys) {
			const found = readWord(span.attributes, key);
			if (found.type !== null) return found;
			if (unknown.word === null) unknown = found;
		}
	}
	return unknown;
}

function readWord(attributes: Attributes, { key, types }: OperationKey): Operation {
	const word = readText(attributes.get(key));
	if (word === undefined) return none;
	const value = word.toLowerCase();
	const type =
		typeof types === 'function' ? types(value, attributes) : Object.hasOwn(types, value) ? types[value] : null;
	return { word, wordKey: key, type: type ?? null };
}
