'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { type Filters, facetKeys } from '../filters/filter-fields.ts';
import { useFilters } from '../filters/use-filters.ts';
import { useProject } from '../projects/project-context.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { costRange, useCostsView } from './use-costs-view.ts';

const refreshEveryMs = 15_000;

/** As long a window that ends where this one begins. */
function periodBefore({ from, to }: { from: string; to: string | null }): { from: string; to: string } {
	const end = to === null ? Date.now() : Date.parse(to);
	return { from: new Date(2 * Date.parse(from) - end).toISOString(), to: from };
}

/** Only dimensions narrow a bill. */
function facetsOf(filters: Filters) {
	return Object.fromEntries(facetKeys.flatMap((key) => (filters[key] === undefined ? [] : [[key, filters[key]]])));
}

/**
 * The questions of the page: the bill by the chosen dimension, the same over time, the total of the period before, and what judging
 * cost beside it.
 */
export function useCostReports() {
	const trpc = useTrpc();
	const { slug } = useProject();
	const { window, zone } = useTimeRange(costRange);
	const { filters } = useFilters(facetKeys);
	const { groupBy, interval, purpose } = useCostsView();
	const question = useMemo(
		() => ({
			project: slug,
			from: window.from,
			...(window.to === null ? {} : { to: window.to }),
			timezone: zone,
			...facetsOf(filters),
		}),
		[slug, window, zone, filters],
	);
	const whole = { groupBy: 'none', interval: 'none' } as const;
	const before = useMemo(() => periodBefore(window), [window]);
	const options = { placeholderData: keepPreviousData, refetchInterval: refreshEveryMs, staleTime: refreshEveryMs };
	return {
		bill: useQuery(trpc.costs.by.queryOptions({ ...question, purpose, groupBy, interval: 'none' }, options)),
		trend: useQuery(trpc.costs.by.queryOptions({ ...question, purpose, groupBy, interval }, options)),
		before: useQuery(trpc.costs.by.queryOptions({ ...question, ...before, ...whole, purpose }, options)),
		judging: useQuery(trpc.costs.by.queryOptions({ ...question, ...whole, purpose: 'evaluation' }, options)),
	};
}
