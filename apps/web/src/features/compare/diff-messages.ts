import { alignSequences } from '@spanledger/core/compare/align-sequences';
import type { MessageText } from '@spanledger/core/compare/message-texts';
import { diffLines, diffWordsWithSpace } from 'diff';

/** A stretch of text that both have, or only one. */
export type TextPiece = { text: string; only: 'a' | 'b' | null };
export type MessageDiff = { role: string; side: MessageText['side']; isSame: boolean; pieces: TextPiece[] };

/** Stretches of more characters together are not held against each other by words: that would hold the page up. */
const longestByWords = 20_000;
/** So many edits are looked for, so long; texts with more have hardly anything in common. */
const search = { maxEditLength: 1_000, timeout: 1_000 };

/** The messages of two steps, paired in order, each with what is in only one of them. */
export function diffMessages(a: readonly MessageText[], b: readonly MessageText[]): MessageDiff[] {
	return alignSequences(a, b, likeness).map(({ a: before, b: after }) => {
		const { role = '', side = 'input' } = after ?? before ?? {};
		const isSame = before !== null && before.text === after?.text;
		return { role, side, isSame, pieces: diffTexts(before?.text ?? null, after?.text ?? null) };
	});
}

function likeness(a: MessageText, b: MessageText): number {
	if (a.side !== b.side || a.role !== b.role) return 0;
	return a.text === b.text ? 100 : 1;
}

/** null = the side has no such message. */
export function diffTexts(a: string | null, b: string | null): TextPiece[] {
	if (a === null || b === null) return [{ text: b ?? a ?? '', only: b === null ? 'a' : 'b' }];
	if (a === b) return [{ text: a, only: null }];
	const lines = diffLines(a, b, search);
	return lines === undefined
		? replaced(a, b)
		: lines.flatMap((line, at) => piecesOf(line, lines[at + 1], lines[at - 1]));
}

type Change = { value: string; added: boolean; removed: boolean };

/** Lines that gave way to others are held against these word by word. */
function piecesOf({ value, added, removed }: Change, next: Change | undefined, last: Change | undefined): TextPiece[] {
	if (removed && next?.added === true) return diffWords(value, next.value);
	if (added && last?.removed === true) return [];
	return [{ text: value, only: added ? 'b' : removed ? 'a' : null }];
}

function diffWords(a: string, b: string): TextPiece[] {
	const words = a.length + b.length > longestByWords ? undefined : diffWordsWithSpace(a, b, search);
	if (words === undefined) return replaced(a, b);
	return words.map(({ value, added, removed }) => ({ text: value, only: added ? 'b' : removed ? 'a' : null }));
}

const replaced = (a: string, b: string): TextPiece[] => [
	{ text: a, only: 'a' },
	{ text: b, only: 'b' },
];
