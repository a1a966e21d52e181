import type { JsonValue } from '../../spans/json.ts';

/** Longer JSON is not looked into while spans stream in; pages read it in full. */
export const parseLimit = 65_536;

/** The JSON object or list that a string holds; undefined for plain text, cut JSON and anything over the limit. Never throws. */
export function parseJson(text: string, limit: number = parseLimit): JsonValue | undefined {
	if (text.length > limit || !looksStructured(text)) return undefined;
	try {
		return JSON.parse(text) as JsonValue;
	} catch {
		return undefined;
	}
}

function looksStructured(text: string): boolean {
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === 0x7b || code === 0x5b) return true;
		if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return false;
	}
	return false;
}
