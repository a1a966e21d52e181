/** Whether a text is as the pattern says, where `*` stands for any text, also none. Linear: a pattern is somebody's input, no regular expression. */
export function matchesPattern(text: string, pattern: string): boolean {
	const [first = '', ...rest] = pattern.split('*');
	const last = rest.pop();
	if (last === undefined) return text === pattern;
	if (!text.startsWith(first)) return false;
	let at = first.length;
	for (const part of rest) {
		const found = text.indexOf(part, at);
		if (found < 0) return false;
		at = found + part.length;
	}
	return text.length - at >= last.length && text.endsWith(last);
}
