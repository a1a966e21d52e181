import { expect, it } from 'vitest';
import { breachWords } from './breach-words.ts';

it.each([
	[0, 900_000, 'no breach'],
	[45, 900_000, '45 breach minutes'],
	[1, 60_000, '1 breach minute'],
	[120, 3_600_000, '2 breach hours'],
	[1_440, 86_400_000, '1 breach day'],
])('%i minutes in steps of %i ms are %s', (minutes, stepMs, words) => {
	expect(breachWords(minutes, stepMs)).toBe(words);
});
