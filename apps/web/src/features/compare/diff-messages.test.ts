import type { MessageText } from '@spanledger/core/compare/message-texts';
import { expect, test } from 'vitest';
import { diffMessages, diffTexts } from './diff-messages.ts';

const asked = (role: string, text: string): MessageText => ({ side: 'input', role, text });

test('words that only one side has', () => {
	expect(diffTexts('Answer in two sentences.', 'Answer in three sentences.')).toEqual([
		{ text: 'Answer in ', only: null },
		{ text: 'two', only: 'a' },
		{ text: 'three', only: 'b' },
		{ text: ' sentences.', only: null },
	]);
	expect(diffTexts('same', 'same')).toEqual([{ text: 'same', only: null }]);
	expect(diffTexts(null, 'new')).toEqual([{ text: 'new', only: 'b' }]);
});

test('a text that keeps its first lines and has others below keeps them unmarked', () => {
	const rules = Array.from({ length: 8 }, (_, line) => `${line}. A rule that both have.`).join('\n');
	const tail = (word: string) =>
		Array.from({ length: 120 }, (_, line) => `${word}${line} ${word} ${line * 7} ${word}`).join('\n');
	const pieces = diffTexts(`Agent of Bluebird.\n${rules}\n${tail('x')}`, `Agent of Lumen.\n${rules}\n${tail('y')}`);
	expect(pieces.slice(0, 4)).toEqual([
		{ text: 'Agent of ', only: null },
		{ text: 'Bluebird', only: 'a' },
		{ text: 'Lumen', only: 'b' },
		{ text: '.\n', only: null },
	]);
	expect(pieces).toContainEqual({ text: `${rules}\n`, only: null });
});

test('both texts can be read out of the pieces, however long they are', () => {
	const long = (word: string) =>
		Array.from({ length: 5_000 }, (_, line) => `line ${line} ${line % 7 === 0 ? word : ''}`).join('\n');
	const other = Array.from({ length: 9_000 }, (_, line) => `entirely ${line * 7919}`).join('\n');
	for (const [a, b] of [
		[long('x'), long('y')],
		[long('x'), other],
		['', 'x'],
	] as const) {
		const pieces = diffTexts(a, b);
		expect(
			pieces
				.filter(({ only }) => only !== 'b')
				.map(({ text }) => text)
				.join(''),
		).toBe(a);
		expect(
			pieces
				.filter(({ only }) => only !== 'a')
				.map(({ text }) => text)
				.join(''),
		).toBe(b);
	}
});

test('messages pair by role and words; one more question stands alone', () => {
	const before = [
		asked('system', 'Be brief.'),
		asked('user', 'Hi'),
		{ side: 'output', role: 'assistant', text: 'Hello' } as const,
	];
	const after = [
		asked('system', 'Be very brief.'),
		asked('user', 'Hey'),
		asked('user', 'Hi'),
		{ side: 'output', role: 'assistant', text: 'Hello' } as const,
	];
	expect(
		diffMessages(before, after).map(({ role, isSame, pieces }) => [
			role,
			isSame,
			pieces.filter(({ only }) => only !== null).length,
		]),
	).toEqual([
		['system', false, 1],
		['user', false, 1],
		['user', true, 0],
		['assistant', true, 0],
	]);
});
