import { valueToJson } from './attributes-json.ts';
import type { Attributes, AttributeValue } from './raw-span.ts';

/** The contract's limit: a longer attribute is cut, marked and counted, never refused. */
export const attributeLimitBytes = 65_536;
export const cutMark = '…[truncated]';

const vectorKey = /^embedding\.embeddings\.\d+\.embedding\.vector$/;

/**
 * Cuts what is too big to keep: text over the limit (UTF-8 bytes), a structured value whose JSON is over it (kept as cut
 * text), and OpenInference embedding vectors, which nobody reads. `truncatedKeys` names every attribute that lost something.
 * Returns the same map when nothing had to be cut.
 */
export function cutAttributes(
	attributes: Attributes,
	limitBytes: number = attributeLimitBytes,
): { attributes: Attributes; truncatedKeys: string[] } {
	let kept = attributes;
	const truncatedKeys: string[] = [];
	for (const [key, value] of attributes) {
		const cut = cutValue(key, value, limitBytes);
		if (cut === null) continue;
		if (kept === attributes) kept = new Map(attributes);
		kept.set(key, cut);
		truncatedKeys.push(key);
	}
	return { attributes: kept, truncatedKeys };
}

/** The shorter value, or null when it fits. */
function cutValue(key: string, value: AttributeValue, limitBytes: number): string | null {
	if (typeof value === 'string') return cutString(value, limitBytes);
	if (typeof value !== 'object' || value === null) return null;
	if (Array.isArray(value) && vectorKey.test(key)) return `[vector of ${value.length} numbers dropped]`;
	if (roughBytes(value, limitBytes) <= limitBytes) return null;
	return cutString(JSON.stringify(valueToJson(value)), limitBytes);
}

function cutString(text: string, limitBytes: number): string | null {
	// A UTF-16 unit is at most 3 bytes of UTF-8: most text is done here.
	if (text.length * 3 <= limitBytes) return null;
	const end = endWithin(text, limitBytes);
	return end === text.length ? null : text.slice(0, end) + cutMark;
}

/** How many UTF-16 units of `text` fit into `limitBytes` of UTF-8, never half a surrogate pair. */
function endWithin(text: string, limitBytes: number): number {
	let bytes = 0;
	let at = 0;
	while (at < text.length) {
		const code = text.codePointAt(at) ?? 0;
		bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
		if (bytes > limitBytes) return at;
		at += code < 0x10000 ? 1 : 2;
	}
	return at;
}

/** An upper bound of the JSON's size that stops counting once past the limit. */
function roughBytes(value: AttributeValue, limitBytes: number, depth = 0): number {
	if (typeof value === 'string') return value.length * 3 + 2;
	if (typeof value !== 'object' || value === null) return 24;
	if (value instanceof Uint8Array) return value.length * 1.4 + 4;
	if (depth > 64) return 24;
	let bytes = 2;
	for (const item of Array.isArray(value) ? value : value.values()) {
		bytes += roughBytes(item, limitBytes, depth + 1) + 1;
		if (bytes > limitBytes) return bytes;
	}
	if (value instanceof Map) for (const key of value.keys()) bytes += key.length * 3 + 3;
	return bytes;
}
