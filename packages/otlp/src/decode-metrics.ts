import type { MetricBounds } from '@spanledger/core/metrics/metric-bounds';
import type { RawMetricPoint } from '@spanledger/core/metrics/raw-metric-point';
import { refusalOfTime } from './admit-time.ts';
import type { OtlpFormat } from './format.ts';
import { intake } from './intake.ts';
import { readJsonMetrics } from './json/json-metrics.ts';
import { readProtobufMetrics } from './protobuf/protobuf-metrics.ts';
import type { Refusal } from './refusals.ts';

/** Without times, points of any time are taken. */
export type PointBounds = Pick<MetricBounds, 'maxDataPoints'> & Partial<MetricBounds>;
export type DecodedMetrics = { points: RawMetricPoint[]; rejected: number; errorMessage: string };

/**
 * Decodes the inflated body of an ExportMetricsServiceRequest into its data points. Bad points are refused one by one.
 * Throws DomainError('invalid') that names what is wrong with an undecodable body, and DomainError('too-large') for one
 * of more parts than any real request has.
 */
export function decodeMetrics(body: Uint8Array, format: OtlpFormat, bounds: PointBounds): DecodedMetrics {
	const { offer, result } = intake<RawMetricPoint>('data point', bounds.maxDataPoints, (point) =>
		refusalOf(point, bounds),
	);
	if (format === 'json') readJsonMetrics(body, offer);
	else readProtobufMetrics(body, offer);
	const { items, rejected, errorMessage } = result();
	return { points: items, rejected, errorMessage };
}

function refusalOf({ metric, timeNs }: RawMetricPoint, bounds: PointBounds): Refusal | null {
	if (metric.name === '') return { refused: 'metric has no name', value: null };
	return refusalOfTime('time', timeNs, bounds);
}
