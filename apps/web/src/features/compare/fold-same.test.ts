import { expect, test } from 'vitest';
import type { MessageDiff } from './diff-messages.ts';
import { foldSame } from './fold-same.ts';

const runs = (text: string): string[] =>
	foldSame(
		[...text].map((letter): MessageDiff => ({ role: letter, side: 'input', isSame: letter === '=', pieces: [] })),
	).map((run) => `${run.at}${run.isFolded ? `(${run.diffs.length})` : run.diff.role}`);

test('three equal ones and more are folded', () => {
	expect(runs('===x==y====')).toEqual(['0(3)', '3x', '4=', '5=', '6y', '7(4)']);
	expect(runs('xy')).toEqual(['0x', '1y']);
	expect(runs('====')).toEqual(['0(4)']);
	expect(runs('')).toEqual([]);
});
