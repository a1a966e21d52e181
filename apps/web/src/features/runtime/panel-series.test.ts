import type { MetricChart, MetricLine } from '@spanledger/api/runtime/metric-chart';
import { describe, expect, it } from 'vitest';
import { otherColour } from '../../ui/charts/series-colours.ts';
import { latestValue, panelSeries } from './panel-series.ts';
import type { MetricAsk } from './runtime-panels.ts';

const line = (key: string | null, changes: Partial<MetricLine> = {}): MetricLine => ({
	key,
	other: false,
	statistic: 'average',
	points: [{ atMs: 0, value: 1, low: null, high: null, coveredMs: 0 }],
	...changes,
});
const answered = (ask: Partial<MetricAsk>, ...lines: MetricLine[]) => ({
	ask: { metric: 'm', ...ask },
	chart: { metric: 'm', unit: 's', kind: 'gauge', fromMs: 0, toMs: 1, stepMs: 60_000, lines } satisfies MetricChart,
});
const names = (...answers: ReturnType<typeof answered>[]) => panelSeries(answers).series.map(({ name }) => name);

describe('lines are called', () => {
	it.each<[string, ReturnType<typeof answered>[], string[]]>([
		['by what the panel says', [answered({ label: 'p99' }, line(null))], ['p99']],
		['by what they are grouped by', [answered({ groupBy: 'a' }, line('x'), line(null))], ['x', '(not set)']],
		['by both', [answered({ groupBy: 'a', label: 'p99' }, line('x'))], ['x p99']],
		['by their statistic, where nothing else tells', [answered({}, line(null))], ['average']],
		['the rest as such', [answered({ groupBy: 'a' }, line(null, { other: true }))], ['(other)']],
	])('%s', (_, answers, expected) => {
		expect(names(...answers)).toEqual(expected);
	});
});

it('a line without points is no line', () => {
	expect(names(answered({}, line(null, { points: [] })))).toEqual([]);
});

it('a limit is dashed and takes no colour; the rest is grey', () => {
	const { series } = panelSeries([
		answered({ label: 'used' }, line(null)),
		answered({ label: 'limit', isLimit: true }, line(null)),
		answered({ groupBy: 'a' }, line(null, { other: true })),
	]);
	expect(series.map(({ dashed }) => dashed)).toEqual([false, true, false]);
	expect(series[1]?.colour).toBe('var(--text-3)');
	expect(series[2]?.colour).toBe(otherColour);
});

it('the latest value is the last one known', () => {
	const points = [1, 2, null].map((value, atMs) => ({ atMs, value, low: null, high: null, coveredMs: 0 }));
	expect(latestValue({ points })).toBe(2);
	expect(latestValue({ points: [] })).toBeNull();
});

it('a rate is broken where nothing was told, a percentile goes on to the next call', () => {
	const points = [1, null, 3].map((value, step) => ({
		atMs: step * 60_000,
		value,
		low: null,
		high: null,
		coveredMs: 60_000,
	}));
	const drawn = (statistic: MetricLine['statistic']) =>
		panelSeries([answered({ label: 'a' }, line(null, { statistic, points }))]).rows.map((row) => row.drawn.a);
	expect(drawn('rate')).toEqual([1, null, 3]);
	expect(drawn('p95')).toEqual([1, 3]);
});
