'use client';

import type { ListedMetric } from '@spanledger/api/runtime/list-metrics';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { useProject } from '../projects/project-context.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import type { MetricAsk } from './runtime-panels.ts';
import { runtimeRange, useRuntimeView } from './use-runtime-view.ts';

/** Exporters send once a minute. */
const refreshEveryMs = 30_000;
const options = { placeholderData: keepPreviousData, refetchInterval: refreshEveryMs, staleTime: refreshEveryMs };

function useRange() {
	const { window } = useTimeRange(runtimeRange);
	return useMemo(() => ({ from: window.from, ...(window.to === null ? {} : { to: window.to }) }), [window]);
}

/** What there is to chart in the range. */
export function useMetrics() {
	const { slug } = useProject();
	return useQuery(useTrpc().runtime.metrics.queryOptions({ project: slug, ...useRange() }, options));
}

/** The metrics of the chosen service by name. */
export function metricsByName(
	families: readonly { metrics: readonly ListedMetric[] }[],
	service: string | null,
): Map<string, ListedMetric> {
	const all = families.flatMap(({ metrics }) => metrics);
	const own = service === null ? all : all.filter(({ services }) => services.includes(service));
	return new Map(own.map((metric) => [metric.metric, metric]));
}

/** The charts of a panel, asked for once it is seen. */
export function useCharts(asks: readonly MetricAsk[], isWanted: boolean) {
	const trpc = useTrpc();
	const { slug } = useProject();
	const { service } = useRuntimeView();
	const range = useRange();
	return useQueries({
		queries: asks.map(({ metric, statistic, groupBy, shareOf }) =>
			trpc.runtime.chart.queryOptions(
				{
					project: slug,
					...range,
					metric,
					...(service === null ? {} : { service }),
					...(statistic === undefined ? {} : { statistics: [statistic] }),
					...(groupBy === undefined ? {} : { groupBy }),
					...(shareOf === undefined ? {} : { shareOf }),
				},
				{ ...options, enabled: isWanted },
			),
		),
	});
}
