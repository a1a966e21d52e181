import {
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
import { asDouble, asEnum, asInt64, asList, asObject, asText, type JsonObject } from './json-fields.ts';

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
		...(kind === 'gauge' || kind === 'sum' ? { value: readNumber(point) } : readDistribution(point, kind)),
	};
}

function readNumber(point: JsonObject): number | bigint | null {
	if (point.asInt === undefined || point.asInt === null) return asDouble(point.asDouble);
	const integer = asInt64(point.asInt) ?? 0n;
	return Number.isSafeInteger(Number(integer)) ? Number(integer) : integer;
}

function readDistribution(point: JsonObject, kind: MetricKind): Partial<RawMetricPoint> {
	const extremes = kind === 'summary' ? {} : { min: asDouble(point.min), max: asDouble(point.max) };
	const buckets = {
		bucketCounts: asList(point.bucketCounts).map((count) => asDouble(count) ?? 0),
		explicitBounds: asList(point.explicitBounds).map((bound) => asDouble(bound) ?? 0),
	};
	return {
		count: asDouble(point.count),
		sum: asDouble(point.sum),
		...extremes,
		...(kind === 'histogram' ? buckets : {}),
	};
}
