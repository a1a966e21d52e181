import type { Attributes, AttributeValue } from '@spanledger/core/spans/raw-span';
import { maxDepth, tooDeep } from '../format.ts';
import { type Room, takeRoom } from '../room.ts';
import { asDouble, asInt64, asList, asObject, asText, type JsonObject } from './json-fields.ts';

/** KeyValue[] → map. Of a repeated key the last wins; an absent key is '', as in protobuf. */
export function readJsonAttributes(list: unknown, room: Room, depth = 0): Attributes {
	const attributes: Attributes = new Map();
	for (const entry of asList(list)) {
		const pair = asObject(entry);
		if (pair !== null) attributes.set(asText(pair.key), readJsonAnyValue(pair.value, room, depth));
	}
	return attributes;
}

/** OTLP AnyValue in its JSON form. Missing, null, `{}` and unknown kinds are null: an attribute may have no value. */
export function readJsonAnyValue(any: unknown, room: Room, depth = 0): AttributeValue {
	const value = asObject(any);
	if (value === null) return null;
	if (isSet(value.stringValue)) return asText(value.stringValue);
	if (isSet(value.boolValue)) return value.boolValue === true || value.boolValue === 'true';
	if (isSet(value.intValue)) return readInteger(value.intValue);
	if (isSet(value.doubleValue)) return asDouble(value.doubleValue) ?? asText(value.doubleValue);
	if (isSet(value.bytesValue)) return readBytes(value.bytesValue);
	return isSet(value.arrayValue) || isSet(value.kvlistValue) ? readNested(value, room, depth) : null;
}

function readNested({ arrayValue, kvlistValue }: JsonObject, room: Room, depth: number): AttributeValue {
	if (depth >= maxDepth) return tooDeep;
	takeRoom(room);
	if (!isSet(arrayValue)) return readJsonAttributes(asObject(kvlistValue)?.values, room, depth + 1);
	return asList(asObject(arrayValue)?.values).map((item) => readJsonAnyValue(item, room, depth + 1));
}

function isSet(value: unknown): boolean {
	return value !== undefined && value !== null;
}

/** A number inside ±2^53, a bigint beyond; text that is no integer is kept as text, for nothing sent may be lost. */
function readInteger(value: unknown): AttributeValue {
	const integer = asInt64(value);
	if (integer === null) return typeof value === 'number' ? value : asText(value);
	const number = Number(integer);
	return Number.isSafeInteger(number) ? number : integer;
}

/** Base64, standard or URL-safe, padded or not; text that is neither is kept as text. */
function readBytes(value: unknown): AttributeValue {
	const text = asText(value);
	try {
		const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
		return Uint8Array.from(binary, (character) => character.charCodeAt(0));
	} catch {
		return text;
	}
}
