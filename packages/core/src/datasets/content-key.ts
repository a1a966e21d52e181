import { isObject, type JsonValue } from '../spans/json.ts';
import type { DatasetItem } from './dataset-item.ts';

/**
 * What makes an item the same as another: what is asked, and what the answer may lean on. What was or should be answered does not: two
 * answers to one question would be a contradiction, not two test cases. Digest it to compare.
 */
export function contentKey({ input, context }: Pick<DatasetItem, 'input' | 'context'>): string {
	return canonicalJson([input, ...context.map(({ content }) => content).sort()]);
}

/** The same text for the same value: keys sorted, texts without blank ends and in one Unicode form. */
function canonicalJson(value: JsonValue): string {
	if (typeof value === 'string') return JSON.stringify(value.normalize('NFC').trim());
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
	if (!isObject(value)) return JSON.stringify(value);
	const keys = Object.keys(value).sort();
	return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`).join(',')}}`;
}
