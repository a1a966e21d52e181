import { expect, it } from 'vitest';
import { formatScore } from './format-score.ts';

it.each([
	[0.5, '0.5'],
	[1, '1'],
	[-0.12345, '-0.123'],
	[12_345.6, '12,345.6'],
	[1.7e308, '1.7e+308'],
	[-0.000031, '-3.1e-5'],
	[0, '0'],
	[true, 'yes'],
	[false, 'no'],
	['rude', 'rude'],
])('%j is %s', (value, shown) => {
	expect(formatScore(value)).toBe(shown);
});
