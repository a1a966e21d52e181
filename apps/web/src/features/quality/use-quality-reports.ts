'use client';

import type { QualityReport } from '@spanledger/api/quality/report-quality';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { facetKeys } from '../filters/filter-fields.ts';
import { useFilters } from '../filters/use-filters.ts';
import { useProject } from '../projects/project-context.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { metricOf } from './quality-metrics.ts';
import { mostLines } from './quality-series.ts';
import { qualityRange, useQualityView } from './use-quality-view.ts';

const refreshEveryMs = 15_000;

/** What is asked in common: range, zone and filters of the page. */
function useQuestion() {
	const { slug } = useProject();
	const { window, zone } = useTimeRange(qualityRange);
	const { filters } = useFilters(facetKeys);
	const { groupBy } = useQualityView();
	return useMemo(
		() => ({
			project: slug,
			from: window.from,
			...(window.to === null ? {} : { to: window.to }),
			timezone: zone,
			groupBy,
			...Object.fromEntries(facetKeys.flatMap((key) => (filters[key] === undefined ? [] : [[key, filters[key]]]))),
		}),
		[slug, window, zone, groupBy, filters],
	);
}

const options = { placeholderData: keepPreviousData, refetchInterval: refreshEveryMs, staleTime: refreshEveryMs };

/** The questions of the page: the range by the chosen dimension with the four weeks before, and the chosen figure over time. */
export function useQualityReports() {
	const trpc = useTrpc();
	const question = useQuestion();
	const { interval, metric } = useQualityView();
	const report = useQuery(trpc.quality.by.queryOptions(question, options));
	const keys = useMemo(() => drawnKeys(report.data, metric), [report.data, metric]);
	const score = metric.startsWith('score:') ? { score: metric.slice('score:'.length) } : {};
	return {
		report,
		trend: useQuery(
			trpc.quality.trend.queryOptions(
				{ ...question, ...score, interval, keys },
				{ ...options, enabled: report.isSuccess },
			),
		),
	};
}

/** How calls ended over time, of all together. */
export function useFinishTrend() {
	const trpc = useTrpc();
	const question = useQuestion();
	const { interval } = useQualityView();
	return useQuery(trpc.quality.trend.queryOptions({ ...question, groupBy: 'none', interval }, options));
}

/** The keys that get a line: those with most traces where the figure is known. A chart of all tenants would read 28 days of each. */
function drawnKeys(report: QualityReport | undefined, metric: string): string[] {
	if (report === undefined) return [];
	const { read } = metricOf(metric, report.total.scores);
	return report.rows
		.filter((row) => !row.other && read(row).value !== null)
		.slice(0, mostLines)
		.map(({ key }) => key ?? '');
}
