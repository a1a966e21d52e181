import { type Word, wordsOf } from './words-of.ts';

/** Words that stand next to each other in this order; `isPrefix`: the last one is only begun. */
export type Phrase = { words: string[]; isPrefix: boolean };

/** What somebody looks for: every phrase of `all` and none of `none`. */
export type SearchQuery = { all: Phrase[]; none: Phrase[] };

/** More than these say nothing more, and each is work. */
const mostPhrases = 20;
const mostWords = 40;

const terms = /(-?)(?:"([^"]*)"?|(\S+))/gu;

/**
 * Reads what was typed: `refund policy` = both words anywhere, `"refund policy"` = the phrase, `refun*` = words that begin so,
 * `-refund` = without. Never throws. null when no word is left that must be there.
 */
export function parseSearch(text: string): SearchQuery | null {
	const query: SearchQuery = { all: [], none: [] };
	for (const [, minus = '', quoted, bare] of text.matchAll(terms)) {
		const phrase = phraseOf(quoted ?? bare ?? '');
		if (phrase === null) continue;
		(minus === '-' ? query.none : query.all).push(phrase);
	}
	query.all = query.all.slice(0, mostPhrases);
	query.none = query.none.slice(0, mostPhrases);
	return query.all.length === 0 ? null : query;
}

function phraseOf(text: string): Phrase | null {
	const found = wordsOf(text).slice(0, mostWords);
	const last = found.at(-1);
	if (last === undefined) return null;
	const before = found.at(-2);
	const words = found.map(({ word }) => word);
	const isPrefix = text.trimEnd().endsWith('*');
	// The last character of an unspaced script, alone: part of the pair before it, or the beginning of any pair.
	if (before !== undefined && isTail(before, last)) return { words: words.slice(0, -1), isPrefix: false };
	return { words, isPrefix: isPrefix || isLoneCharacter(last) };
}

const isTail = (before: Word, last: Word): boolean => before.end === last.end;

const unspacedCharacter =
	/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]$/u;
const isLoneCharacter = ({ word }: Word): boolean => unspacedCharacter.test(word);
