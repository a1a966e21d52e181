import { expect, it } from 'vitest';
import { parseAllotments, printAllotments } from './allotment-text.ts';

it('reads what it prints', () => {
	const allotments = [
		{ stage: 'llm', percent: 60 },
		{ stage: 'vector search', ms: 300.5 },
	];
	expect(printAllotments(allotments)).toBe('llm 60 %, vector search 300.5 ms');
	expect(parseAllotments(printAllotments(allotments))).toEqual(allotments);
});

it.each(['llm', 'llm 60', '60 %', 'llm 0 ms', 'llm 60 %; tool 3 ms x'])('does not understand %s', (text) => {
	expect(parseAllotments(text)).toBeNull();
});
