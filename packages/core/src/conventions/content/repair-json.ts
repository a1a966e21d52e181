import { deepest } from '../../spans/json.ts';

/**
 * Closes JSON text that was cut off (OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT, our own 64 KiB): the open string is ended, the open lists
 * and objects are closed. `[{"role":"user","content":"Hel` → `[{"role":"user","content":"Hel"}]`. The result may still not parse; text nested
 * beyond reason is given back as it is.
 */
export function repairJson(text: string): string {
	const open: string[] = [];
	let inString = false;
	// End of the text up to which every member is whole, and what was open there.
	let safeEnd = 0;
	let safeOpen = '';
	let valueString = false;
	for (let at = 0; at < text.length; at++) {
		const char = text[at];
		if (inString) {
			if (char === '\\') at++;
			else if (char === '"') inString = false;
			continue;
		}
		if (char === '"') {
			inString = true;
			valueString = open.at(-1) === ']' || lastSign(text, at) === ':';
		} else if (open.length > deepest) return text;
		else if (char === '{') open.push('}');
		else if (char === '[') open.push(']');
		else if (char === '}' || char === ']') open.pop();
		else if (char === ',') {
			safeEnd = at;
			safeOpen = closing(open);
		}
	}
	if (inString && valueString) return `${withoutHalfEscape(text)}"${closing(open)}`;
	return text.slice(0, safeEnd) + safeOpen;
}

function closing(open: readonly string[]): string {
	return open.toReversed().join('');
}

/** The last character before `at` that is not blank. */
function lastSign(text: string, at: number): string | undefined {
	let before = at - 1;
	while (before >= 0 && /\s/.test(text[before] ?? '')) before--;
	return text[before];
}

/** A cut inside `\n` or `\u00e9` leaves half an escape: a backslash that no other backslash escapes, near the end. */
function withoutHalfEscape(text: string): string {
	const slash = text.lastIndexOf('\\');
	if (slash < 0 || !/^(u[0-9a-fA-F]{0,3})?$/.test(text.slice(slash + 1, slash + 6))) return text;
	let before = slash;
	while (before > 0 && text[before - 1] === '\\') before--;
	return (slash - before) % 2 === 0 ? text.slice(0, slash) : text;
}
