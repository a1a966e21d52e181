import { base64 } from './base64.ts';
import { cleanText } from './clean-text.ts';
import { deepest, emptyObject, type JsonObject, type JsonValue, tooDeep } from './json.ts';
import type { Attributes, AttributeValue } from './raw-span.ts';

/**
 * Attributes as the jsonb column and the public API have them: integers beyond 2^53 are decimal strings, bytes base64,
 * a kvlist an object, an absent value null, NaN and ±Infinity their names; text that Postgres refuses is mended. Never throws.
 */
export function attributesToJson(attributes: Attributes): JsonObject {
	return objectOf(attributes, 0);
}

/** One attribute value in the same form. */
export function valueToJson(value: AttributeValue | undefined, depth = 0): JsonValue {
	switch (typeof value) {
		case 'string':
			return cleanText(value);
		case 'number':
			return Number.isFinite(value) ? value : String(value);
		case 'boolean':
			return value;
		case 'bigint':
			return value.toString();
		case 'object':
			return value === null ? null : structureToJson(value, depth);
		default:
			return null;
	}
}

function structureToJson(value: Uint8Array | AttributeValue[] | Attributes, depth: number): JsonValue {
	if (value instanceof Uint8Array) return base64(value);
	if (depth >= deepest) return tooDeep;
	return Array.isArray(value) ? value.map((item) => valueToJson(item, depth + 1)) : objectOf(value, depth + 1);
}

function objectOf(attributes: Attributes, depth: number): JsonObject {
	const object = emptyObject();
	for (const [key, value] of attributes) object[cleanText(key)] = valueToJson(value, depth);
	return object;
}

/**
 * Reads stored attributes back. Big integers and bytes stay the strings they were stored as; everything a convention
 * looks at survives the round trip.
 */
export function attributesFromJson(json: JsonObject): Attributes {
	return mapOf(json, 0);
}

function mapOf(object: JsonObject, depth: number): Attributes {
	const attributes: Attributes = new Map();
	for (const key of Object.keys(object)) attributes.set(key, valueFromJson(object[key], depth));
	return attributes;
}

function valueFromJson(value: JsonValue | undefined, depth: number): AttributeValue {
	if (typeof value !== 'object' || value === null) return value ?? null;
	if (depth >= deepest) return tooDeep;
	return Array.isArray(value) ? value.map((item) => valueFromJson(item, depth + 1)) : mapOf(value, depth + 1);
}
