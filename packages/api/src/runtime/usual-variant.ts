import type { MetricSeriesKind } from '@spanledger/core/metrics/metric-series';
import type { ListedSeries } from '@spanledger/db/metrics/list-series';

export type MetricVariant = { unit: string; kind: MetricSeriesKind; series: ListedSeries[] };

/**
 * Emitters may give one metric different units or kinds, which do not add up: the variant with the most series is shown.
 * `series` are those of one metric, at least one.
 */
export function usualVariant(series: readonly ListedSeries[]): MetricVariant {
	const variants = new Map<string, MetricVariant>();
	for (const one of series) {
		const name = `${one.kind} ${one.unit}`;
		const variant = variants.get(name) ?? { unit: one.unit, kind: one.kind, series: [] };
		variant.series.push(one);
		variants.set(name, variant);
	}
	const usual = [...variants.values()].sort((a, b) => b.series.length - a.series.length)[0];
	if (usual === undefined) throw new Error('a metric has at least one series');
	return usual;
}
