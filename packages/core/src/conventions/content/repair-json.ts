/**
 * Closes JSON text that was cut off (OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT, our own 64 KiB): the open string is ended, the open lists
 * and objects are closed. `[{"role":"user","content":"Hel` → `[{"role":"user","content":"Hel"}]`. The result may still not parse.
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
		} else if (char === '{') open.push('}');
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

/** A cut inside `\n` or `\u00e9` leaves half an escape. */
function withoutHalfEscape(text: string): string {
	const tail = /\\(u[0-9a-fA-F]{0,3})?$/.exec(text);
	if (tail === null) return text;
	const slashes = /\\+$/.exec(text.slice(0, tail.index + 1))?.[0].length ?? 0;
	return slashes % 2 === 1 ? text.slice(0, tail.index) : text;
}
