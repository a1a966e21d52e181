/**
 * Reading single fields of OTLP/JSON leniently, as proto3 JSON asks: absent and null are the default, 64-bit integers
 * come as strings or numbers, enums as numbers or (non-spec, seen in the wild) names.
 */
export type JsonObject = { readonly [key: string]: unknown };

/** The value as an object; arrays, scalars and null are none. */
export function asObject(value: unknown): JsonObject | null {
	// JSON.parse makes only plain objects and arrays, so every other object is a map of string keys.
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

/** The list of a repeated field; anything else counts as empty. */
export function asList(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}

export function asText(value: unknown): string {
	if (typeof value === 'string') return value;
	return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** A hex id in any case; lower-cased, unchecked. */
export function asHexId(value: unknown): string {
	return asText(value).toLowerCase();
}

const integerPattern = /^\s*-?\d{1,20}\s*$/;

/** A 64-bit integer from a decimal string or a number; null when it is neither. Absent counts as 0. */
export function asInt64(value: unknown): bigint | null {
	if (value === undefined || value === null || value === '') return 0n;
	if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) < 2 ** 64 ? BigInt(value) : null;
	return typeof value === 'string' && integerPattern.test(value) ? BigInt(value) : null;
}

/** A double from a number or its text, "NaN", "Infinity" and "-Infinity" included; null when it is neither. */
export function asDouble(value: unknown): number | null {
	if (typeof value === 'number') return value;
	if (typeof value !== 'string' || value.trim() === '') return null;
	const number = Number(value);
	return Number.isNaN(number) && value !== 'NaN' ? null : number;
}

/** An unsigned 32-bit integer; anything else counts as 0. */
export function asUint32(value: unknown): number {
	const number = Number(value ?? 0);
	return Number.isInteger(number) && number >= 0 && number <= 0xffff_ffff ? number : 0;
}

/** An enum by number, or by the name listed at that number; unknown ones count as 0. */
export function asEnum(value: unknown, names: readonly string[]): number {
	if (typeof value === 'string' && !/^\d+$/.test(value)) return Math.max(0, names.indexOf(value));
	const number = asUint32(value);
	return number < names.length ? number : 0;
}
