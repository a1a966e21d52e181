'use client';

import { periodBefore } from '@spanledger/core/costs/period-before';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { type Filters, facetKeys } from '../filters/filter-fields.ts';
import { useFilters } from '../filters/use-filters.ts';
import { useProject } from '../projects/project-context.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { costRange, useCostsView } from './use-costs-view.ts';

const refreshEveryMs = 15_000;

/** Only dimensions narrow a bill. */
function facetsOf(filters: Filters) {
	return Object.fromEntries(facetKeys.flatMap((key) => (filters[key] === undefined ? [] : [[key, filters[key]]])));
}

/** The stretch of time this one is compared with, as ISO times. */
function windowBefore({ from, to }: { from: string; to: string | null }, zone: string): { from: string; to: string } {
	const toMs = to === null ? Date.now() : Date.parse(to);
	const before = periodBefore({ fromMs: Date.parse(from), toMs }, zone);
	return { from: new Date(before.fromMs).toISOString(), to: new Date(before.toMs).toISOString() };
}

/** What every question of the page has in common: project, range, zone, filters, purpose. */
export function useCostQuestion() {
	const { slug } = useProject();
	const { window, zone } = useTimeRange(costRange);
	const { filters } = useFilters(facetKeys);
	const { purpose } = useCostsView();
	return useMemo(
		() => ({
			project: slug,
			from: window.from,
			...(window.to === null ? {} : { to: window.to }),
			timezone: zone,
			purpose,
			...facetsOf(filters),
		}),
		[slug, window, zone, filters, purpose],
	);
}

/** What single calls tell: the same for the panels and for the headline. */
export function useExploredCalls() {
	const trpc = useTrpc();
	const question = useCostQuestion();
	return useQuery(trpc.costs.calls.queryOptions(question, { placeholderData: keepPreviousData, staleTime: 60_000 }));
}

/**
 * The questions of the page: the bill by the chosen dimension, the same over time, both for the period before, what judging cost
 * beside it, and the month under way.
 */
export function useCostReports() {
	const trpc = useTrpc();
	const question = useCostQuestion();
	const { window, zone } = useTimeRange(costRange);
	const { groupBy, interval } = useCostsView();
	const before = useMemo(() => windowBefore(window, zone), [window, zone]);
	const options = { placeholderData: keepPreviousData, refetchInterval: refreshEveryMs, staleTime: refreshEveryMs };
	const still = { ...options, refetchInterval: false } as const;
	const whole = { groupBy: 'none', interval: 'none' } as const;
	return {
		bill: useQuery(trpc.costs.by.queryOptions({ ...question, groupBy, features: true }, options)),
		trend: useQuery(trpc.costs.trend.queryOptions({ ...question, groupBy, interval }, options)),
		before: useQuery(trpc.costs.trend.queryOptions({ ...question, ...before, groupBy }, still)),
		trendBefore: useQuery(trpc.costs.trend.queryOptions({ ...question, ...before, interval }, still)),
		judging: useQuery(trpc.costs.by.queryOptions({ ...question, ...whole, purpose: 'evaluation' }, options)),
		outlook: useQuery(trpc.costs.outlook.queryOptions(question, options)),
	};
}
