import { attributesToJson } from '../spans/attributes-json.ts';
import type { JsonObject } from '../spans/json.ts';
import type { Attributes } from '../spans/raw-span.ts';
import { cellsOf, type MetricCell } from './metric-cells.ts';
import { type MetricSeries, seriesOf } from './metric-series.ts';
import type { RawMetricPoint } from './raw-metric-point.ts';

/** A data point with what the rollups need of it. */
export type MetricPoint = {
	series: MetricSeries;
	/**
	 * The emitting stream: one process' measurements under one full set of attributes, from one start. Two points of a stream at
	 * one time are one point.
	 */
	stream: string;
	/** Cumulative: the point says what happened since its start, so its worth is the difference to the point before it. */
	accumulates: boolean;
	/** 0 = not known. */
	startTimeNs: bigint;
	timeNs: bigint;
	/** Values of a histogram; 1 for a gauge or level, 0 for a counter. */
	count: number;
	/** The value, or the sum of a histogram's values; null where a histogram came without. */
	sum: number | null;
	/** Of the values since the point before; null where the emitter cannot know. */
	min: number | null;
	max: number | null;
	cells: MetricCell[];
};

const cumulative = 2;
const noRecordedValue = 1;

/** Resources and their JSON: the points of one process share one map. */
type KnownResources = Map<Attributes, JsonObject>;

/** Reads the points of one request; what has no value, or none that can be added up, is counted and left out. */
export function readPoints(raw: readonly RawMetricPoint[]): { points: MetricPoint[]; unusable: number } {
	const resources: KnownResources = new Map();
	const points = raw.map((point) => readPoint(point, resources)).filter((point) => point !== null);
	return { points, unusable: raw.length - points.length };
}

function readPoint(raw: RawMetricPoint, resources: KnownResources): MetricPoint | null {
	if ((raw.flags & noRecordedValue) !== 0) return null;
	const series = seriesOf(raw);
	const values = series.kind === 'histogram' ? readHistogram(raw) : readNumber(raw, series.kind !== 'counter');
	if (values === null) return null;
	const startTimeNs = raw.startTimeNs > raw.timeNs ? 0n : raw.startTimeNs;
	const adds = series.kind === 'counter' || series.kind === 'histogram';
	return {
		series,
		stream: streamOf(raw, adds ? startTimeNs : 0n, resources),
		accumulates: adds && raw.metric.temporality === cumulative,
		startTimeNs,
		timeNs: raw.timeNs,
		...values,
	};
}

type Values = Pick<MetricPoint, 'count' | 'sum' | 'min' | 'max' | 'cells'>;

function readNumber({ value }: RawMetricPoint, isState: boolean): Values | null {
	const number = addable(value === null ? null : Number(value));
	if (number === null) return null;
	return { count: isState ? 1 : 0, sum: number, min: isState ? number : null, max: isState ? number : null, cells: [] };
}

/** Extremes of a cumulative histogram are those of its whole life: they say nothing about now. */
function readHistogram(raw: RawMetricPoint): Values | null {
	const { count } = raw;
	if (count === null || !Number.isSafeInteger(count) || count < 0) return null;
	const isOfNow = raw.metric.temporality !== cumulative && count > 0;
	return {
		count,
		sum: raw.kind === 'summary' && count > 0 && raw.sum === 0 ? null : addable(raw.sum),
		min: isOfNow ? addable(raw.min) : null,
		max: isOfNow ? addable(raw.max) : null,
		cells: cellsOf(raw),
	};
}

/** Beyond this nothing is measured, and sums would leave what a double can hold. */
const largest = 1e100;

/** A number that any amount of others can be added to; what is closer to zero than any measurement is zero. */
function addable(value: number | null): number | null {
	if (value === null || Number.isNaN(value) || Math.abs(value) > largest) return null;
	return Math.abs(value) < 1 / largest ? 0 : value;
}

function streamOf(
	{ metric, kind, attributes }: RawMetricPoint,
	startTimeNs: bigint,
	resources: KnownResources,
): string {
	const resource = resources.get(metric.resource) ?? sortedJson(metric.resource);
	resources.set(metric.resource, resource);
	const { name, unit, temporality, scope } = metric;
	return JSON.stringify([
		name,
		unit,
		kind,
		temporality,
		scope.name,
		scope.version,
		resource,
		sortedJson(attributes),
		startTimeNs.toString(),
	]);
}

function sortedJson(attributes: Attributes): JsonObject {
	return attributesToJson(new Map([...attributes].sort(([a], [b]) => (a < b ? -1 : 1))));
}
