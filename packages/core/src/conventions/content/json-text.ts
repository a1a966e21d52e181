import type { JsonValue } from '../../spans/json.ts';

/** A value as a reader sees it: text as it is, everything else as JSON. (`String` throws on objects without prototype.) */
export function jsonText(value: JsonValue): string {
	return typeof value === 'string' ? value : JSON.stringify(value);
}
