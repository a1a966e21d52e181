import { alignSequences } from '@spanledger/core/compare/align-sequences';
import type { MessageText } from '@spanledger/core/compare/message-texts';
import { diffLines, diffWordsWithSpace } from 'diff';

/** A stretch of text that both have, or only one. */
export type TextPiece = { text: string; only: 'a' | 'b' | null };
export type MessageDiff = { role: string; side: MessageText['side']; isSame: boolean; pieces: TextPiece[] };

/** Beyond this many characters together lines are compared instead of words: words would hold the page up. */
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
	const byWords = a.length + b.length <= longestByWords;
	const changes = byWords ? diffWordsWithSpace(a, b, search) : diffLines(a, b, search);
	if (changes === undefined) return [...diffTexts(a, null), ...diffTexts(null, b)];
	return changes.map(({ value, added, removed }) => ({ text: value, only: added ? 'b' : removed ? 'a' : null }));
}
