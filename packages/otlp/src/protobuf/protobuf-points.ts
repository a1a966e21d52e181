import {
	type ExponentialRange,
	emptyExponentialBuckets,
	type MetricKind,
	type RawMetricPoint,
} from '@spanledger/core/metrics/raw-metric-point';
import { readAttribute } from './protobuf-attributes.ts';
import {
	readDouble,
	readFixed64,
	readRepeated,
	readRepeatedVarints,
	readSfixed64,
	readSint32,
	readUint32,
} from './scalars.ts';
import { type ReadField, readMessage } from './wire.ts';

type ReadPointField = ReadField<RawMetricPoint>;

/** All data points carry their two times in fields 2 and 3. */
const readTime: ReadPointField = (reader, field, wire, point) => {
	if (field === 2) point.startTimeNs = readFixed64(reader, wire);
	else if (field === 3) point.timeNs = readFixed64(reader, wire);
	else return false;
	return true;
};

const readNumberField: ReadPointField = (reader, field, wire, point) => {
	if (field === 4) point.value = readDouble(reader, wire);
	else if (field === 6) point.value = readSfixed64(reader, wire);
	else if (field === 7) readAttribute(reader, wire, point.attributes);
	else if (field === 8) point.flags = readUint32(reader, wire);
	else return readTime(reader, field, wire, point);
	return true;
};

const readCountAndSum: ReadPointField = (reader, field, wire, point) => {
	if (field === 4) point.count = Number(readFixed64(reader, wire));
	else if (field === 5) point.sum = readDouble(reader, wire);
	else return readTime(reader, field, wire, point);
	return true;
};

const readHistogramField: ReadPointField = (reader, field, wire, point) => {
	if (field === 6) readRepeated(reader, wire, point.bucketCounts, (inner, one) => Number(readFixed64(inner, one)));
	else if (field === 7) readRepeated(reader, wire, point.explicitBounds, readDouble);
	else if (field === 9) readAttribute(reader, wire, point.attributes);
	else if (field === 10) point.flags = readUint32(reader, wire);
	else if (field === 11) point.min = readDouble(reader, wire);
	else if (field === 12) point.max = readDouble(reader, wire);
	else return readCountAndSum(reader, field, wire, point);
	return true;
};

const readRangeField: ReadField<ExponentialRange> = (reader, field, wire, range) => {
	if (field === 1) range.offset = readSint32(reader, wire);
	else if (field === 2) readRepeatedVarints(reader, wire, range.bucketCounts);
	else return false;
	return true;
};

const readExponentialField: ReadPointField = (reader, field, wire, point) => {
	point.exponential ??= emptyExponentialBuckets();
	if (field === 1) readAttribute(reader, wire, point.attributes);
	else if (field === 6) point.exponential.scale = readSint32(reader, wire);
	else if (field === 7) point.exponential.zeroCount = Number(readFixed64(reader, wire));
	else if (field === 8) readMessage(reader, wire, point.exponential.positive, readRangeField);
	else if (field === 9) readMessage(reader, wire, point.exponential.negative, readRangeField);
	else if (field === 10) point.flags = readUint32(reader, wire);
	else if (field === 14) point.exponential.zeroThreshold = readDouble(reader, wire);
	else if (field === 12) point.min = readDouble(reader, wire);
	else if (field === 13) point.max = readDouble(reader, wire);
	else return readCountAndSum(reader, field, wire, point);
	return true;
};

const readSummaryField: ReadPointField = (reader, field, wire, point) => {
	if (field === 7) readAttribute(reader, wire, point.attributes);
	else if (field === 8) point.flags = readUint32(reader, wire);
	else return readCountAndSum(reader, field, wire, point);
	return true;
};

/** Field numbers of NumberDataPoint, HistogramDataPoint, ExponentialHistogramDataPoint and SummaryDataPoint. */
export const pointReaders: { readonly [kind in MetricKind]: ReadPointField } = {
	gauge: readNumberField,
	sum: readNumberField,
	histogram: readHistogramField,
	exponentialHistogram: readExponentialField,
	summary: readSummaryField,
};
