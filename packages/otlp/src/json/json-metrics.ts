import {
	type ExponentialBuckets,
	type ExponentialRange,
	emptyPoint,
	type MetricKind,
	metricKinds,
	type RawMetric,
	type RawMetricPoint,
} from '@spanledger/core/metrics/raw-metric-point';
import type { Offer } from '../intake.ts';
import { described, notNanoseconds, type Refusal } from '../refusals.ts';
import { type Room, takeRoom } from '../room.ts';
import { eachJsonItem, type JsonItemPlace } from './each-json-item.ts';
import { readJsonAttributes } from './json-attributes.ts';
import { asDouble, asEnum, asInt64, asList, asObject, asText, asUint32, type JsonObject } from './json-fields.ts';

const temporalities = ['UNSPECIFIED', 'DELTA', 'CUMULATIVE'].map((name) => `AGGREGATION_TEMPORALITY_${name}`);

/** Offers every data point of an ExportMetricsServiceRequest in OTLP/JSON, in order. Throws DomainError('invalid'). */
export function readJsonMetrics(body: Uint8Array, offer: Offer<RawMetricPoint>): void {
	eachJsonItem(body, 'metrics', (place) => readJsonMetric(place, offer));
}

function readJsonMetric({ item, resource, scope, room }: JsonItemPlace, offer: Offer<RawMetricPoint>): void {
	const sent = asObject(item) ?? {};
	for (const kind of metricKinds) {
		const data = asObject(sent[kind]);
		if (data === null) continue;
		const metric: RawMetric = {
			name: asText(sent.name),
			description: asText(sent.description),
			unit: asText(sent.unit),
			temporality: asEnum(data.aggregationTemporality, temporalities),
			monotonic: data.isMonotonic === true,
			resource,
			scope,
		};
		for (const point of asList(data.dataPoints)) {
			takeRoom(room);
			offer(() => readJsonPoint(point, metric, kind, room));
		}
	}
}

function readJsonPoint(value: unknown, metric: RawMetric, kind: MetricKind, room: Room): RawMetricPoint | Refusal {
	const point = asObject(value);
	if (point === null) return { refused: 'data point is not an object', value: described(value) };
	const startTimeNs = asInt64(point.startTimeUnixNano);
	const timeNs = asInt64(point.timeUnixNano);
	if (startTimeNs === null) return notNanoseconds('startTimeUnixNano', point.startTimeUnixNano);
	if (timeNs === null) return notNanoseconds('timeUnixNano', point.timeUnixNano);
	return {
		...emptyPoint(metric, kind),
		attributes: readJsonAttributes(point.attributes, room),
		startTimeNs,
		timeNs,
		flags: asUint32(point.flags),
		...(kind === 'gauge' || kind === 'sum' ? { value: readNumber(point) } : readDistribution(point, kind)),
	};
}

function readNumber(point: JsonObject): number | bigint | null {
	if (point.asInt === undefined || point.asInt === null) return asDouble(point.asDouble);
	const integer = asInt64(point.asInt) ?? 0n;
	return Number.isSafeInteger(Number(integer)) ? Number(integer) : integer;
}

function readDistribution(point: JsonObject, kind: MetricKind): Partial<RawMetricPoint> {
	const countAndSum = { count: asDouble(point.count), sum: asDouble(point.sum) };
	if (kind === 'summary') return countAndSum;
	const values = { ...countAndSum, min: asDouble(point.min), max: asDouble(point.max) };
	if (kind === 'exponentialHistogram') return { ...values, exponential: readExponential(point) };
	return {
		...values,
		bucketCounts: readNumbers(point.bucketCounts),
		explicitBounds: readNumbers(point.explicitBounds),
	};
}

function readExponential(point: JsonObject): ExponentialBuckets {
	return {
		scale: asDouble(point.scale) ?? 0,
		zeroCount: asDouble(point.zeroCount) ?? 0,
		zeroThreshold: asDouble(point.zeroThreshold) ?? 0,
		positive: readRange(point.positive),
		negative: readRange(point.negative),
	};
}

function readRange(value: unknown): ExponentialRange {
	const range = asObject(value) ?? {};
	return { offset: asDouble(range.offset) ?? 0, bucketCounts: readNumbers(range.bucketCounts) };
}

const readNumbers = (value: unknown): number[] => asList(value).map((number) => asDouble(number) ?? 0);
