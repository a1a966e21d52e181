import type { MetricPoint } from '@spanledger/core/metrics/metric-point';
import type { MetricSeries } from '@spanledger/core/metrics/metric-series';
import { storePoints } from '@spanledger/db/metrics/store-points';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestProject } from '../testing/test-project.ts';
import { chartMetric } from './chart-metric.ts';
import { listMetrics } from './list-metrics.ts';
import { chartQuery } from './runtime-query.ts';

const { db, drop } = await cloneDatabase();
afterAll(drop);

/** Half past, an hour or so ago. */
const nowMs = Math.floor(Date.now() / 3_600_000) * 3_600_000 - 1_800_000;
const deps = { db, now: () => new Date(nowMs) };
const ns = (minutesAgo: number): bigint => BigInt(nowMs - minutesAgo * 60_000) * 1_000_000n;

const duration: MetricSeries = {
	metric: 'gen_ai.client.operation.duration',
	unit: 's',
	kind: 'histogram',
	description: 'How long a call took',
	service: 'shop',
	attributes: { 'gen_ai.request.model': 'gpt-4o-mini' },
	other: false,
};
const ofModel = (model: string, errorType?: string): MetricSeries => ({
	...duration,
	attributes: { 'gen_ai.request.model': model, ...(errorType === undefined ? {} : { 'error.type': errorType }) },
});

/** So many calls of 1 to 2 s each in the minute before. */
const calls = (minutesAgo: number, series: MetricSeries, count: number): MetricPoint => ({
	series,
	stream: JSON.stringify(series.attributes),
	accumulates: false,
	startTimeNs: ns(minutesAgo + 1),
	timeNs: ns(minutesAgo),
	count,
	sum: count * 1.5,
	min: null,
	max: null,
	cells: [{ low: 1, high: 2, count }],
});
const state = (minutesAgo: number, series: Partial<MetricSeries>, value: number): MetricPoint => ({
	...calls(minutesAgo, { ...duration, attributes: {}, ...series }, 1),
	stream: JSON.stringify(series),
	sum: value,
	min: value,
	max: value,
	cells: [],
});
const heap = (space: string): Partial<MetricSeries> => ({
	metric: 'v8js.memory.heap.used',
	unit: 'By',
	kind: 'level',
	attributes: { 'v8js.heap.space.name': space },
});
const delay = { metric: 'nodejs.eventloop.delay.p99', kind: 'gauge' } as const;

let scope: { projectId: string };
let theirs: { projectId: string };
beforeAll(async () => {
	scope = { projectId: (await createTestProject(db)).project.id };
	theirs = { projectId: (await createTestProject(db)).project.id };
	await storePoints(db, scope, [
		calls(10, ofModel('gpt-4o-mini'), 8),
		calls(10, ofModel('gpt-4o-mini', 'timeout'), 2),
		calls(9, ofModel('gpt-4o-mini'), 5),
		calls(10, ofModel('claude'), 1),
		state(10, heap('old'), 100),
		state(10, heap('new'), 20),
		state(5, { ...delay, service: 'shop' }, 0.2),
		state(5, { ...delay, service: 'till' }, 0.4),
	]);
	await storePoints(db, theirs, [state(5, { ...delay, service: 'theirs' }, 9)]);
});

const chart = (query: Parameters<typeof chartQuery.parse>[0]) =>
	chartMetric(deps, scope, chartQuery.parse({ from: new Date(nowMs - 1_800_000).toISOString(), ...Object(query) }));

describe('a chart', () => {
	it('gives percentiles with the bounds between which they lie, minute by minute', async () => {
		const { unit, stepMs, lines } = await chart({ metric: duration.metric, statistics: ['p50', 'average', 'rate'] });
		expect([unit, stepMs, lines.length]).toEqual(['s', 60_000, 3]);
		// 11 values in (1, 2]: the median of an even spread of ratios is √2
		expect(lines[0]?.points).toEqual([
			{ atMs: nowMs - 600_000, value: expect.closeTo(Math.SQRT2, 9), low: 1, high: 2, coveredMs: 60_000 },
			{ atMs: nowMs - 540_000, value: expect.closeTo(Math.SQRT2, 9), low: 1, high: 2, coveredMs: 60_000 },
		]);
		expect(lines.slice(1).map(({ statistic, points }) => [statistic, points.map(({ value }) => value)])).toEqual([
			['average', [1.5, 1.5]],
			['rate', [11 / 60, 5 / 60]],
		]);
	});

	it('by an attribute; what is past the limit shares a line', async () => {
		const query = { metric: duration.metric, groupBy: 'gen_ai.request.model', statistics: ['increase'] };
		const keys = async (limit: number) =>
			(await chart({ ...query, limit })).lines.map(({ key, other, points }) => [key, other, points[0]?.value]);
		expect(await keys(2)).toEqual([
			['claude', false, 1],
			['gpt-4o-mini', false, 10],
		]);
		expect(await keys(1)).toEqual([
			['gpt-4o-mini', false, 10],
			[null, true, 1],
		]);
	});

	it('shows the part that failed', async () => {
		const { lines } = await chart({ metric: duration.metric, groupBy: 'gen_ai.request.model', shareOf: 'error.type' });
		expect(lines.map(({ key, points }) => [key, points.map(({ value }) => value)])).toEqual([
			['claude', [0]],
			['gpt-4o-mini', [0.2, 0]],
		]);
	});

	it('adds levels up and averages gauges', async () => {
		expect((await chart({ metric: 'v8js.memory.heap.used' })).lines[0]?.points[0]?.value).toBe(120);
		expect((await chart({ metric: delay.metric })).lines[0]?.points[0]?.value).toBeCloseTo(0.3, 12);
		const byService = await chart({ metric: delay.metric, groupBy: 'service.name' });
		expect(byService.lines.map(({ key, points }) => [key, points[0]?.value])).toEqual([
			['shop', 0.2],
			['till', 0.4],
		]);
		const one = await chart({ metric: delay.metric, service: 'till' });
		expect(one.lines[0]?.points[0]?.value).toBe(0.4);
	});

	it('of quarter hours says the same', async () => {
		const { stepMs, lines } = await chart({
			metric: duration.metric,
			from: new Date(nowMs - 86_400_000).toISOString(),
			statistics: ['increase'],
		});
		expect([stepMs, lines[0]?.points.map(({ value }) => value)]).toEqual([900_000, [16]]);
	});

	it('of nothing has no lines; of a wrong statistic says which there are', async () => {
		expect((await chart({ metric: 'nothing' })).lines).toEqual([]);
		await expect(chart({ metric: delay.metric, statistics: ['p95'] })).rejects.toMatchObject({
			code: 'invalid',
			field: 'statistics',
			message: 'a gauge has average, max, min, not p95',
		});
	});
});

it('lists what there is, by family', async () => {
	const report = await listMetrics(deps, scope, {});
	expect(
		report.families.map(({ name, metrics }) => [name, metrics.map(({ metric, series }) => [metric, series])]),
	).toEqual([
		['genai-client', [['gen_ai.client.operation.duration', 3]]],
		[
			'nodejs',
			[
				['nodejs.eventloop.delay.p99', 2],
				['v8js.memory.heap.used', 2],
			],
		],
	]);
	expect(report.families[0]?.metrics[0]).toMatchObject({
		unit: 's',
		description: 'How long a call took',
		services: ['shop'],
		attributes: [
			{ key: 'error.type', values: 1 },
			{ key: 'gen_ai.request.model', values: 2 },
		],
	});
	expect(report.families[1]?.metrics[0]?.attributes).toEqual([{ key: 'service.name', values: 2 }]);
	expect(report.services).toEqual(['shop', 'till']);
	expect(report.series).toEqual({ count: 7, limit: 2_000 });
});

it('is a project’s own', async () => {
	const report = await listMetrics(deps, theirs, {});
	expect(report.services).toEqual(['theirs']);
	const { lines } = await chartMetric(deps, theirs, chartQuery.parse({ metric: duration.metric }));
	expect(lines).toEqual([]);
});
