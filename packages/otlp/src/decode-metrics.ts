import type { RawMetricPoint } from '@spanledger/core/metrics/raw-metric-point';
import type { OtlpFormat } from './format.ts';
import { intake } from './intake.ts';
import { readJsonMetrics } from './json/json-metrics.ts';
import { readProtobufMetrics } from './protobuf/protobuf-metrics.ts';

export type MetricBounds = { maxDataPoints: number };
export type DecodedMetrics = { points: RawMetricPoint[]; rejected: number; errorMessage: string };

/**
 * Decodes the inflated body of an ExportMetricsServiceRequest into its data points. Bad points are refused one by one.
 * Throws DomainError('invalid') that names what is wrong with an undecodable body, and DomainError('too-large') for one
 * of more parts than any real request has.
 */
export function decodeMetrics(body: Uint8Array, format: OtlpFormat, bounds: MetricBounds): DecodedMetrics {
	const { offer, result } = intake<RawMetricPoint>('data point', bounds.maxDataPoints, ({ metric }) =>
		metric.name === '' ? { refused: 'metric has no name', value: null } : null,
	);
	if (format === 'json') readJsonMetrics(body, offer);
	else readProtobufMetrics(body, offer);
	const { items, rejected, errorMessage } = result();
	return { points: items, rejected, errorMessage };
}
