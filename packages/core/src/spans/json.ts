/** What jsonb and the public API carry. Objects made here have no prototype, so that a `__proto__` key is only data. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;
export type JsonObject = { [key: string]: JsonValue };

/** An empty object on which any key, `__proto__` included, is an ordinary own property. */
export function emptyObject(): JsonObject {
	return Object.create(null) as JsonObject;
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Deeper values are replaced by a marker: recursion over sent data must end, and nobody reads level 65. */
export const deepest = 64;
export const tooDeep = '[nested too deep]';
