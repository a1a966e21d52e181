import { expect, it, test } from 'vitest';
import { draftOfDefinition, emptyDefinition, readDefinition } from './definition-draft.ts';

const typed = { ...emptyDefinition, name: 'stars', min: '1', max: '5', passMark: '4' };

it('reads what was typed', () => {
	expect(readDefinition({ ...typed, passMark: ' 3,5 ', passLabels: 'great, good,', failLabels: '' })).toEqual({
		definition: {
			...{ name: 'stars', direction: 'higher', min: 1, max: 5, passMark: 3.5 },
			...{ passLabels: ['great', 'good'], failLabels: [] },
		},
	});
});

test('a saved definition can be edited and saved again without a change', () => {
	const read = readDefinition({ ...typed, min: '−1', max: '1', passMark: '0', failLabels: 'bad' });
	if (!('definition' in read)) throw new Error(JSON.stringify(read));
	expect(readDefinition(draftOfDefinition(read.definition))).toEqual(read);
});

it.each([
	[{ name: ' ' }, 'name', 'Say which score this is about.'],
	[{ name: 'x'.repeat(201) }, 'name', /200/],
	[{ max: 'five' }, 'max', '“five” is no number.'],
	[{ max: '' }, 'max', 'A range has two ends.'],
	[{ max: '1' }, 'max', 'The range ends (1) before it begins (1).'],
	[{ passMark: '6' }, 'passMark', 'The pass mark 6 lies outside the range 1 – 5.'],
	[{ direction: 'none' as const }, 'passMark', 'A pass mark needs a direction.'],
	[{ passLabels: 'ok', failLabels: 'OK' }, 'failLabels', '"ok" cannot both pass and fail.'],
])('%j is refused at its field', (change, field, words) => {
	const read = readDefinition({ ...typed, ...change });
	expect(read).toEqual({ faults: { [field]: typeof words === 'string' ? words : expect.stringMatching(words) } });
});
