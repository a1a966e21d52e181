/** A word as it is compared, and where it stands in the text it was read from (UTF-16 units, `end` exclusive). */
export type Word = { word: string; start: number; end: number };

/** Longer ones are cut: nobody types them whole, and an index entry has to end somewhere. */
export const longestWord = 64;

const runs = /[\p{L}\p{M}\p{N}]+/gu;
/** Scripts that write without spaces between words (and Korean, whose words take endings): their words are pairs of characters. */
const unspaced =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;

/**
 * The words of a text in their order: runs of letters and digits, in lower case, whatever the language. Where a script has no spaces,
 * every two neighbouring characters are a word and the last one alone ("請求書" → 請求, 求書, 書), so that any part of a text is found.
 */
export function wordsOf(text: string): Word[] {
	const words: Word[] = [];
	for (const run of text.matchAll(runs)) {
		let at = 0;
		for (const stretch of run[0].matchAll(unspaced)) {
			addWord(words, run[0].slice(at, stretch.index), run.index + at);
			addPairs(words, stretch[0], run.index + stretch.index);
			at = stretch.index + stretch[0].length;
		}
		addWord(words, at === 0 ? run[0] : run[0].slice(at), run.index + at);
	}
	return words;
}

function addWord(words: Word[], text: string, start: number): void {
	if (text === '') return;
	words.push({ word: asCompared(text.slice(0, longestWord)), start, end: start + text.length });
}

function addPairs(words: Word[], stretch: string, start: number): void {
	const characters = [...stretch];
	let at = start;
	for (const [index, character] of characters.entries()) {
		const next = characters[index + 1] ?? '';
		words.push({ word: asCompared(character + next), start: at, end: at + character.length + next.length });
		at += character.length;
	}
}

// NFKC makes full-width letters plain; the cheap way round is taken by nearly every word
const plain = /^[a-z0-9]+$/;
const asCompared = (text: string): string => (plain.test(text) ? text : text.normalize('NFKC').toLowerCase());
