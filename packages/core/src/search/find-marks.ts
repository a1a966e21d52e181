import type { Phrase, SearchQuery } from './search-query.ts';
import { type Word, wordsOf } from './words-of.ts';

/** A stretch of text that was looked for (UTF-16 units, `end` exclusive). */
export type Mark = { start: number; end: number };

/** Where a text holds what was looked for, in its order, without overlaps; at most `limit`. */
export function findMarks(text: string, { all }: SearchQuery, limit = 50): Mark[] {
	const words = wordsOf(text);
	const marks: Mark[] = [];
	for (let index = 0; index < words.length && marks.length < limit; index++) {
		const end = longestMatch(words, index, all);
		const start = words[index]?.start ?? 0;
		if (end === null || start < (marks.at(-1)?.end ?? 0)) continue;
		marks.push({ start, end });
	}
	return marks;
}

function longestMatch(words: readonly Word[], at: number, phrases: readonly Phrase[]): number | null {
	let longest: number | null = null;
	for (const phrase of phrases) {
		if (!matchesAt(words, at, phrase)) continue;
		const end = words[at + phrase.words.length - 1]?.end ?? 0;
		longest = Math.max(longest ?? 0, end);
	}
	return longest;
}

function matchesAt(words: readonly Word[], at: number, { words: wanted, isPrefix }: Phrase): boolean {
	return wanted.every((word, index) => {
		const found = words[at + index]?.word;
		if (found === undefined) return false;
		return isPrefix && index === wanted.length - 1 ? found.startsWith(word) : found === word;
	});
}

/** A line of text around the first hits: pieces that were looked for, and what stands between them. */
export type Snippet = { text: string; isHit: boolean }[];

const before = 48;
const longest = 220;

/** A readable line around the first hit; null when the text holds none. */
export function snippetOf(text: string, query: SearchQuery): Snippet | null {
	const marks = findMarks(text, query);
	const [first] = marks;
	if (first === undefined) return null;
	const from = wordStart(text, Math.max(0, first.start - before));
	const to = Math.min(text.length, Math.max(from + longest, first.end));
	const pieces: Snippet = from > 0 ? [{ text: '…', isHit: false }] : [];
	let at = from;
	for (const { start, end } of marks) {
		if (end > to) break;
		if (start > at) pieces.push({ text: oneLine(text.slice(at, start)), isHit: false });
		pieces.push({ text: oneLine(text.slice(start, end)), isHit: true });
		at = end;
	}
	if (at < to) pieces.push({ text: oneLine(text.slice(at, to)), isHit: false });
	if (to < text.length) pieces.push({ text: '…', isHit: false });
	return pieces;
}

/** Not in the middle of a word, nor of a surrogate pair. */
function wordStart(text: string, from: number): number {
	if (from === 0) return 0;
	const space = text.slice(from, from + 24).search(/\s/u);
	if (space >= 0) return from + space + 1;
	const code = text.charCodeAt(from);
	return code >= 0xdc00 && code <= 0xdfff ? from + 1 : from;
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ');
