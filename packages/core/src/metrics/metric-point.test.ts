import { expect, it } from 'vitest';
import type { Attributes } from '../spans/raw-span.ts';
import { readPoints } from './metric-point.ts';
import { emptyPoint, type MetricKind, type RawMetric, type RawMetricPoint } from './raw-metric-point.ts';

function raw(kind: MetricKind, metric: Partial<RawMetric>, point: Partial<RawMetricPoint>): RawMetricPoint {
	const full = {
		name: 'm',
		description: '',
		unit: '1',
		temporality: 2,
		monotonic: true,
		resource: new Map(),
		scope: { name: '', version: '' },
		...metric,
	};
	return { ...emptyPoint(full, kind), startTimeNs: 5n, timeNs: 9n, ...point };
}

const read = (point: RawMetricPoint) => readPoints([point]).points[0] ?? null;

it.each<[string, RawMetricPoint, object]>([
	['a gauge', raw('gauge', {}, { value: 3 }), { accumulates: false, count: 1, sum: 3, min: 3, max: 3 }],
	['a cumulative counter', raw('sum', {}, { value: 3n }), { accumulates: true, count: 0, sum: 3, min: null }],
	['a delta counter', raw('sum', { temporality: 1 }, { value: 3 }), { accumulates: false, count: 0, sum: 3 }],
	[
		'an up-down counter',
		raw('sum', { monotonic: false }, { value: -3 }),
		{ accumulates: false, count: 1, sum: -3, min: -3 },
	],
	[
		'extremes of a whole life say nothing about now',
		raw('histogram', {}, { count: 2, sum: 4, min: 1, max: 3 }),
		{ accumulates: true, count: 2, sum: 4, min: null, max: null },
	],
	[
		'extremes of a delta do',
		raw('histogram', { temporality: 1 }, { count: 2, sum: 4, min: 1, max: 3 }),
		{ accumulates: false, min: 1, max: 3 },
	],
	['a histogram without a sum', raw('histogram', {}, { count: 2 }), { count: 2, sum: null }],
	['a start after the time is no start', raw('gauge', {}, { value: 1, startTimeNs: 10n }), { startTimeNs: 0n }],
	['nothing is that close to zero', raw('gauge', {}, { value: 1e-300 }), { sum: 0 }],
])('%s', (_, point, expected) => {
	expect(read(point)).toMatchObject(expected);
});

it.each<[string, RawMetricPoint]>([
	['no value', raw('gauge', {}, { value: null })],
	['not a number', raw('gauge', {}, { value: Number.NaN })],
	['more than can be added up', raw('gauge', {}, { value: 1e200 })],
	['a stream that says it has no value any more', raw('histogram', {}, { count: 0, flags: 1 })],
	['half a value', raw('histogram', {}, { count: 0.5 })],
])('%s is counted and left out', (_, point) => {
	expect(readPoints([point])).toEqual({ points: [], unusable: 1 });
});

it('a stream is a process and all attributes, in whatever order, from one start', () => {
	const attributes = (...keys: string[]): Attributes => new Map(keys.map((key) => [key, 'v']));
	const stream = (point: Partial<RawMetricPoint>, metric: Partial<RawMetric> = {}) =>
		read(raw('sum', metric, { value: 1, ...point }))?.stream;
	const one = stream({ attributes: attributes('a', 'b') });
	expect(stream({ attributes: attributes('b', 'a'), timeNs: 11n })).toBe(one);
	const others = [
		stream({ attributes: attributes('a') }),
		stream({ attributes: attributes('a', 'b'), startTimeNs: 6n }),
		stream({ attributes: attributes('a', 'b') }, { resource: attributes('host.name') }),
		stream({ attributes: attributes('a', 'b') }, { unit: 's' }),
	];
	expect(new Set([one, ...others]).size).toBe(5);
});
