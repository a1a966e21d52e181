import { expect, it } from 'vitest';
import { markedSeries, modelOfSeries } from './model-series.ts';

it('names the series beside a model’s own, and tells the model of each', () => {
	const series = ['gpt-4o', markedSeries('gpt-4o', 'cached'), markedSeries('gpt-4o', 'batch')];
	expect(series).toEqual(['gpt-4o', 'gpt-4o (cached)', 'gpt-4o (batch)']);
	expect(series.map(modelOfSeries)).toEqual(['gpt-4o', 'gpt-4o', 'gpt-4o']);
	expect(modelOfSeries('mine (beta)')).toBe('mine (beta)');
});
