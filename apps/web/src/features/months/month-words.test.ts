import { expect, it } from 'vitest';
import { changePercent, monthWords, signedUsd } from './month-words.ts';

it.each([
	['12.4', '+$12.40'],
	['-3.1', '−$3.10'],
	['-1284.1', '−$1,284.10'],
	['0', '$0'],
])('%s is %s', (usd, words) => expect(signedUsd(usd)).toBe(words));

it.each([
	['10', '1.2', '+12 %'],
	['10', '-0.55', '−5.5 %'],
	['0', '5', null],
])('of %s a change of %s is %s', (before, change, words) => expect(changePercent(before, change)).toBe(words));

it('months have names', () => expect(monthWords('2026-11')).toBe('November 2026'));
