/** Where a text stops being JSON. Lines and columns count from 1. */
export type JsonFault = { line: number; column: number; expected: string };

/** What may stand at a place, and what stands there instead: thrown inside this file only. */
class Fault extends Error {
	readonly at: number;
	constructor(at: number, expected: string) {
		super(expected);
		this.at = at;
	}
}

type Cursor = { readonly text: string; at: number };

const deepest = 500;

/**
 * The first place where a text is no JSON (RFC 8259), null when it is. JSON.parse names the place in some of its messages only, and
 * each engine words them otherwise.
 */
export function findJsonFault(text: string): JsonFault | null {
	const cursor: Cursor = { text, at: 0 };
	try {
		readValue(cursor, 0);
		skipSpace(cursor);
		if (cursor.at < text.length) throw new Fault(cursor.at, 'nothing more');
		return null;
	} catch (error) {
		if (!(error instanceof Fault)) throw error;
		const before = text.slice(0, error.at);
		return {
			line: before.split('\n').length,
			column: error.at - before.lastIndexOf('\n'),
			expected: error.message,
		};
	}
}

function readValue(cursor: Cursor, depth: number): void {
	skipSpace(cursor);
	const next = cursor.text[cursor.at];
	if (depth > deepest) throw new Fault(cursor.at, `at most ${deepest} levels`);
	if (next === '{') readList(cursor, '}', depth, readMember);
	else if (next === '[') readList(cursor, ']', depth, readValue);
	else if (next === '"') readMatch(cursor, string, 'a closing quote, and no line break before it');
	else readMatch(cursor, literal, 'a value');
}

/** `{…}` or `[…]`: nothing, or items between commas. */
function readList(
	cursor: Cursor,
	close: string,
	depth: number,
	readItem: (cursor: Cursor, depth: number) => void,
): void {
	cursor.at++;
	skipSpace(cursor);
	if (cursor.text[cursor.at] === close) {
		cursor.at++;
		return;
	}
	for (;;) {
		readItem(cursor, depth + 1);
		skipSpace(cursor);
		const next = cursor.text[cursor.at];
		if (next !== ',' && next !== close) throw new Fault(cursor.at, `"," or "${close}"`);
		cursor.at++;
		if (next === close) return;
	}
}

function readMember(cursor: Cursor, depth: number): void {
	skipSpace(cursor);
	if (cursor.text[cursor.at] !== '"') throw new Fault(cursor.at, 'a name in double quotes');
	readMatch(cursor, string, 'a closing quote, and no line break before it');
	skipSpace(cursor);
	if (cursor.text[cursor.at] !== ':') throw new Fault(cursor.at, '":"');
	cursor.at++;
	readValue(cursor, depth);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them inside a string
const string = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y;
const literal = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;
const space = /[ \t\r\n]*/y;

function readMatch(cursor: Cursor, pattern: RegExp, expected: string): void {
	pattern.lastIndex = cursor.at;
	const match = pattern.exec(cursor.text);
	if (match === null) throw new Fault(cursor.at, expected);
	cursor.at += match[0].length;
}

function skipSpace(cursor: Cursor): void {
	space.lastIndex = cursor.at;
	cursor.at += space.exec(cursor.text)?.[0].length ?? 0;
}
