'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { facetKeys } from '../filters/filter-fields.ts';
import { useFilters } from '../filters/use-filters.ts';
import { useProject } from '../projects/project-context.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { qualityRange, useQualityView } from './use-quality-view.ts';

const refreshEveryMs = 15_000;

/** The questions of the page: the range by the chosen dimension with the four weeks before, and the chosen figure over time. */
export function useQualityReports() {
	const trpc = useTrpc();
	const { slug } = useProject();
	const { window, zone } = useTimeRange(qualityRange);
	const { filters } = useFilters(facetKeys);
	const { groupBy, interval, metric } = useQualityView();
	const question = useMemo(
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
	const options = { placeholderData: keepPreviousData, refetchInterval: refreshEveryMs, staleTime: refreshEveryMs };
	const score = metric.startsWith('score:') ? { score: metric.slice('score:'.length) } : {};
	return {
		report: useQuery(trpc.quality.by.queryOptions(question, options)),
		trend: useQuery(trpc.quality.trend.queryOptions({ ...question, ...score, interval }, options)),
	};
}
