import { expect, test } from 'vitest';
import { sparingly } from './sparingly.ts';

test('the first at once, then one in every while', () => {
	let nowMs = 0;
	const said: string[] = [];
	const say = sparingly(
		100,
		(word: string) => said.push(word),
		() => nowMs,
	);
	for (const [atMs, word] of [
		[0, 'a'],
		[99, 'b'],
		[100, 'c'],
		[150, 'd'],
		[200, 'e'],
	] as const) {
		nowMs = atMs;
		say(word);
	}
	expect(said).toEqual(['a', 'c', 'e']);
});
