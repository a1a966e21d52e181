import { valueToJson } from '../../spans/attributes-json.ts';
import { deepest, emptyObject, type JsonObject, type JsonValue, tooDeep } from '../../spans/json.ts';
import type { AttributeValue } from '../../spans/raw-span.ts';
import { parseJson } from '../fields/parse-json.ts';
import { parsePython } from '../fields/parse-python.ts';
import { repairJson } from './repair-json.ts';

/** Read by pages only, but text without end stays text. */
const pythonLimit = 1_000_000;

/** A sent value as JSON: JSON text parsed, cut JSON text mended, other text as it is. No deeper than 64 levels. */
export function parseContent(value: AttributeValue | JsonValue | undefined): JsonValue {
	if (typeof value !== 'string') return jsonOf(value ?? null);
	const parsed =
		parseJson(value, Number.POSITIVE_INFINITY) ??
		quotedText(value) ??
		parsePython(value, pythonLimit) ??
		repaired(value);
	return parsed === undefined ? value : capDepth(parsed, 0);
}

/** Vercel AI writes a plain string as JSON too: `"hello"`. */
function quotedText(text: string): string | undefined {
	if (text.length < 2 || !text.startsWith('"') || !text.endsWith('"')) return undefined;
	const [inner] = (parseJson(`[${text}]`) ?? []) as JsonValue[];
	return typeof inner === 'string' ? inner : undefined;
}

function repaired(text: string): JsonValue | undefined {
	// Short text in brackets is more likely prose ("[see below]") than a conversation that was cut off.
	return text.length < 100 || !/^\s*[[{]/.test(text)
		? undefined
		: parseJson(repairJson(text), Number.POSITIVE_INFINITY);
}

/** Sent values and JSON may stand in one list: a convention gathers entries that were sent with entries that it has parsed. */
function jsonOf(value: AttributeValue | JsonValue, depth = 0): JsonValue {
	if (Array.isArray(value)) return depth >= deepest ? tooDeep : value.map((item) => jsonOf(item ?? null, depth + 1));
	return isJsonObject(value) ? capDepth(value, depth) : valueToJson(value, depth);
}

function isJsonObject(value: AttributeValue | JsonValue): value is JsonObject {
	return typeof value === 'object' && value !== null && !(value instanceof Map || value instanceof Uint8Array);
}

/** JSON.parse reads nesting that JSON.stringify and recursion cannot survive. */
function capDepth(value: JsonValue, depth: number): JsonValue {
	if (typeof value !== 'object' || value === null) return value;
	if (depth >= deepest) return tooDeep;
	if (Array.isArray(value)) return value.map((item) => capDepth(item, depth + 1));
	const object = emptyObject();
	for (const key of Object.keys(value)) object[key] = capDepth(value[key] ?? null, depth + 1);
	return object;
}
