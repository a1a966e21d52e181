import { expect, test } from 'vitest';
import { addedWords } from './added-words.ts';

test.each([
	[{ added: 1, duplicates: 0, withoutContent: [] }, 'Added 1 item to d.'],
	[
		{ added: 3, duplicates: 2, withoutContent: ['a'] },
		'Added 3 items to d; 2 stood there already; 1 had no question to keep.',
	],
	[{ added: 0, duplicates: 1, withoutContent: [] }, 'Nothing new in d; 1 stood there already.'],
])('%j', (outcome, words) => expect(addedWords(outcome, 'd')).toBe(words));
