import { expect, test } from 'vitest';
import { allOrNone, drawnTo, mostChosen, nothingChosen, toggled } from './selection.ts';

const listed = ['a', 'b', 'c', 'd', 'e'];
const names = ({ chosen }: { chosen: ReadonlySet<string> }) => [...chosen].sort().join('');

test('one by one, and let go again', () => {
	const two = toggled(toggled(nothingChosen, 'a'), 'c');
	expect(names(two)).toBe('ac');
	expect(names(toggled(two, 'a'))).toBe('c');
});

test('a range from the last one touched, up or down; what was chosen stays', () => {
	const one = toggled(toggled(nothingChosen, 'a'), 'c');
	expect(names(drawnTo(one, 'e', listed))).toBe('acde');
	expect(names(drawnTo(one, 'b', listed))).toBe('abc');
	// the anchor has left the list
	expect(names(drawnTo({ ...one, anchor: 'x' }, 'e', listed))).toBe('ace');
	expect(names(drawnTo(one, 'x', listed))).toBe('ac');
});

test('all that are listed, and none', () => {
	const all = allOrNone(toggled(nothingChosen, 'a'), listed);
	expect(names(all)).toBe('abcde');
	expect(names(allOrNone(all, listed))).toBe('');
});

test('never more than one step takes: the far end of a range is left out', () => {
	const many = Array.from({ length: 500 }, (_, index) => `t${index}`);
	const { chosen } = drawnTo(toggled(nothingChosen, 't400'), 't0', many);
	expect(chosen.size).toBe(mostChosen);
	expect(chosen.has('t400') && chosen.has('t201') && !chosen.has('t200')).toBe(true);
	expect(allOrNone(nothingChosen, many).chosen.size).toBe(mostChosen);
	expect(allOrNone(allOrNone(nothingChosen, many), many).chosen.size).toBe(0);
});
