import { isObject, type JsonObject, type JsonValue } from '@spanledger/core/spans/json';

/** Longer values are content, not names. */
const longestName = 200;
const longestBag = 4_096;

/** A value that could name a tenant, a team …, as text; null for content, lists, objects and nothing. */
export function nameOf(value: JsonValue | undefined): string | null {
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	if (typeof value !== 'string' || value === '' || value.length > longestName || /^\s*[[{]/.test(value)) return null;
	return value;
}

/** The names inside a metadata bag (JSON text or a kvlist), as a mapping writes their keys: `metadata › account`. */
export function bagEntries(key: string, value: JsonValue | undefined): [key: string, name: string][] {
	return Object.entries(bagOf(value)).flatMap(([inner, innerValue]) => {
		const name = nameOf(innerValue);
		return name === null ? [] : [[`${key} › ${inner}`, name]];
	});
}

function bagOf(value: JsonValue | undefined): JsonObject {
	if (isObject(value)) return value;
	if (typeof value !== 'string' || value.length > longestBag || !/^\s*\{/.test(value)) return {};
	try {
		const parsed: JsonValue = JSON.parse(value);
		return isObject(parsed) ? parsed : {};
	} catch {
		return {};
	}
}
