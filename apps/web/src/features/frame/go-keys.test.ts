import { expect, test } from 'vitest';
import { goStep } from './go-keys.ts';
import { pages } from './pages.ts';

test('g and a letter lead to a page, each by a letter of its own', () => {
	expect(goStep(null, 'g', 0)).toEqual({ armedAtMs: 0, path: null, isTaken: true });
	expect(goStep(0, 'c', 500)).toEqual({ armedAtMs: null, path: 'costs', isTaken: true });
	expect(new Set(pages.map(({ key }) => key)).size).toBe(pages.length);
	expect(pages.map(({ key }) => goStep(0, key, 1).path)).toEqual(pages.map(({ path }) => path));
});

test('a letter that leads nowhere is nobody else’s either', () => {
	expect(goStep(0, 'x', 500)).toEqual({ armedAtMs: null, path: null, isTaken: true });
});

test('without g, or too long after it, a letter is the page’s own', () => {
	expect(goStep(null, 'c', 500).isTaken).toBe(false);
	expect(goStep(0, 'c', 1_000)).toEqual({ armedAtMs: null, path: null, isTaken: false });
});

test('a modifier on the way does not end it', () => {
	expect(goStep(0, 'Shift', 500)).toEqual({ armedAtMs: 0, path: null, isTaken: false });
});
