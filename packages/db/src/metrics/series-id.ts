import { createHash } from 'node:crypto';
import type { MetricSeries } from '@spanledger/core/metrics/metric-series';

/** What a series is called in the tables: a hash, so that every worker has the same name for it without asking. */
export function seriesIdOf({ metric, unit, kind, service, attributes, other }: MetricSeries): string {
	return uuidOf(JSON.stringify([metric, unit, kind, service, Object.entries(attributes).sort(), other]));
}

/** The first 128 bits of SHA-256, written as a uuid. */
export function uuidOf(text: string): string {
	const digits = createHash('sha256').update(text).digest('hex');
	return digits.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
