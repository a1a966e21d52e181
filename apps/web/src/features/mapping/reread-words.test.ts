import { addMove, emptyTally } from '@spanledger/core/reread/reread-tally';
import { expect, test } from 'vitest';
import { moveWords, noteWords } from './reread-words.ts';

test('moves in words', () => {
	const tally = emptyTally();
	for (let call = 0; call < 3; call++) addMove(tally, 'tenant', '', 'acme');
	expect(moveWords('tenant', tally)).toBe('3 calls from unset to acme');
	addMove(tally, 'tenant', '', 'globex');
	expect(moveWords('tenant', tally)).toBe('4 calls from unset to 2 values');
	addMove(tally, 'stage', 'tool', 'search');
	expect(moveWords('stage', tally)).toBe('1 span from tool to search');
	for (let user = 0; user < 60; user++) addMove(tally, 'user', '', `u${user}`);
	expect(moveWords('user', tally)).toBe('60 calls to more than 50 values');
});

test('what else is found', () => {
	expect(noteWords({ ...emptyTally(), withoutContent: 1_204, callsAdded: 1 })).toEqual([
		'1 call more on the bill.',
		'1,204 spans have no content any more: their values stay.',
	]);
	expect(noteWords(emptyTally())).toEqual([]);
});
