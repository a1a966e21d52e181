import {
	emptyPoint,
	type MetricKind,
	type RawMetric,
	type RawMetricPoint,
} from '@spanledger/core/metrics/raw-metric-point';
import type { Offer } from '../intake.ts';
import { takeRoom } from '../room.ts';
import { eachProtobufItem, type ItemPlace } from './each-protobuf-item.ts';
import { pointReaders } from './protobuf-points.ts';
import { readBool, readUint32 } from './scalars.ts';
import { readText } from './text.ts';
import { readFields, readItem, readMessage, visitField, type WireReader } from './wire.ts';

/** Field numbers of the `data` oneof in opentelemetry.proto.metrics.v1.Metric. */
const kindOfField: { readonly [field: number]: MetricKind } = {
	5: 'gauge',
	7: 'sum',
	9: 'histogram',
	10: 'exponentialHistogram',
	11: 'summary',
};

/** Offers every data point of an ExportMetricsServiceRequest, in order. Throws DomainError('invalid'). */
export function readProtobufMetrics(body: Uint8Array, offer: Offer<RawMetricPoint>): void {
	eachProtobufItem(body, (place) => {
		const refusal = readItem(place.reader, 'metric', () => readMetric(place, offer));
		if (refusal !== undefined) offer(() => refusal);
	});
}

type DataSlot = { metric: RawMetric; kind: MetricKind; offer: Offer<RawMetricPoint> };

/** Two passes, for the name may follow the points on the wire, and whoever admits a point asks for its name. */
function readMetric({ reader, resource, scope }: ItemPlace, offer: Offer<RawMetricPoint>): void {
	const start = reader.pos;
	const metric: RawMetric = { name: '', description: '', unit: '', temporality: 0, monotonic: false, resource, scope };
	readFields(reader, metric, readHeadField);
	reader.pos = start;
	readFields(reader, metric, (inner, field, wire) => {
		const kind = kindOfField[field];
		if (kind === undefined) return false;
		readMessage<DataSlot>(inner, wire, { metric, kind, offer }, readDataField);
		return true;
	});
}

function readHeadField(reader: WireReader, field: number, wire: number, metric: RawMetric): boolean {
	if (field === 1) metric.name = readText(reader, wire);
	else if (field === 2) metric.description = readText(reader, wire);
	else if (field === 3) metric.unit = readText(reader, wire);
	else return false;
	return true;
}

/** Gauge, Sum, Histogram, ExponentialHistogram and Summary agree on these numbers; only Sum has a third field. */
function readDataField(reader: WireReader, field: number, wire: number, { metric, kind, offer }: DataSlot): boolean {
	if (field === 1) {
		takeRoom(reader.room);
		visitField(reader, wire, () =>
			offer(() =>
				readItem(reader, 'data point', () => readFields(reader, emptyPoint(metric, kind), pointReaders[kind])),
			),
		);
	} else if (field === 2) metric.temporality = readUint32(reader, wire);
	else if (field === 3) metric.monotonic = readBool(reader, wire);
	else return false;
	return true;
}
