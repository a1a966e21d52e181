import { expect, it } from 'vitest';
import { figureFormat, type Measure, tickFormat, unitWords } from './format-figure.ts';

const measure = (unit: string, changes: Partial<Measure> = {}): Measure => ({
	metric: 'm',
	unit,
	kind: 'gauge',
	statistic: 'average',
	...changes,
});

it.each<[Measure, number | null, string]>([
	[measure('s'), null, '–'],
	[measure('s'), 0.0213, '21 ms'],
	[measure('ms'), 1_500, '1.50 s'],
	[measure('ns'), 2e6, '2 ms'],
	[measure('By'), 38_060_000, '38.1 MB'],
	[measure('1'), 3, '3'],
	[measure('1', { metric: 'nodejs.eventloop.utilization' }), 0.421, '42 %'],
	[measure('%'), 4.2, '4.2 %'],
	[measure('{token}'), 1_392, '1,392'],
	[measure('USD'), 0.0021, '$0.0021'],
	[measure('Cel'), 41.5, '41.5 Cel'],
	// 2 tokens a second
	[measure('{token}', { kind: 'counter', statistic: 'rate' }), 2, '120/min'],
	[measure('s', { kind: 'histogram', statistic: 'rate' }), 0.2, '12/min'],
	[measure('s', { kind: 'histogram', statistic: 'sumRate' }), 0.013, '1.3 %'],
	[measure('s', { kind: 'counter', statistic: 'rate' }), 1.5, '150 %'],
	[measure('By', { kind: 'counter', statistic: 'rate' }), 4_200, '4.20 KB/s'],
	[measure('s', { kind: 'histogram', statistic: 'increase' }), 12, '12'],
	[measure('s', { kind: 'histogram', statistic: 'share' }), 0.025, '2.5 %'],
	[measure('s', { kind: 'histogram', statistic: 'p95' }), 1.81, '1.81 s'],
])('%o of %s is %s', (of, value, text) => {
	expect(figureFormat(of)(value)).toBe(text);
});

it.each([
	[27_000 / 60, '27 K/min'],
	[27_540 / 60, '27.5 K/min'],
	[2, '120/min'],
])('on an axis %s is %s', (value, text) => {
	// Claude Code writes the unit as a word
	for (const unit of ['{token}', 'tokens'])
		expect(tickFormat(measure(unit, { kind: 'counter', statistic: 'rate' }))(value)).toBe(text);
});

it.each([
	['{token}', 'tokens'],
	['s', 'seconds'],
	['{USD}', 'US dollars'],
	['1', ''],
	['Cel', 'Cel'],
])('%s in words', (unit, words) => {
	expect(unitWords(unit)).toBe(words);
});
