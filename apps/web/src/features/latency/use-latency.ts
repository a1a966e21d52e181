'use client';

import type { RouterOutputs } from '@spanledger/api/trpc/app-router';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { parseAsString, useQueryState } from 'nuqs';
import { useMemo } from 'react';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { useProject } from '../projects/project-context.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';

export type LatencyOverview = RouterOutputs['latency']['overview'];
export type RouteCardFigures = LatencyOverview['routes'][number];
export type LatencyRoute = RouterOutputs['latency']['route'];
export type SloStanding = RouterOutputs['latency']['slos'][number];
/** An objective's terms, as they are set. */
export type SetSlo = Pick<
	SloStanding,
	'id' | 'name' | 'route' | 'kind' | 'percent' | 'thresholdMs' | 'days' | 'channelIds'
>;
export type LatencyIncident = RouterOutputs['latency']['incidents'][number];
export type SetLatencyBudget = RouterOutputs['latency']['budgets'][number];

const everyMs = 30_000;

/** The range the page is opened with. */
export const latencyRange = '24h';

/** The route that is looked into, kept in the URL; null = all together. */
export function useRouteChoice() {
	const [route, setRoute] = useQueryState('route', parseAsString.withOptions({ history: 'push' }));
	return { route, setRoute };
}

export function useLatencyQuestion() {
	const { slug } = useProject();
	const { window, zone } = useTimeRange(latencyRange);
	return useMemo(
		() => ({ project: slug, from: window.from, ...(window.to === null ? {} : { to: window.to }), timezone: zone }),
		[slug, window, zone],
	);
}

const options = { placeholderData: keepPreviousData, refetchInterval: everyMs, staleTime: everyMs };

export function useLatencyOverview() {
	return useQuery(useTrpc().latency.overview.queryOptions(useLatencyQuestion(), options));
}

export function useLatencyRoute(route: string | null) {
	const question = useLatencyQuestion();
	return useQuery(useTrpc().latency.route.queryOptions({ ...question, ...(route === null ? {} : { route }) }, options));
}

export function useSlos() {
	const { slug } = useProject();
	return useQuery(useTrpc().latency.slos.queryOptions({ project: slug }, options));
}

export function useIncidents() {
	const { slug } = useProject();
	return useQuery(useTrpc().latency.incidents.queryOptions({ project: slug }, options));
}

export function useLatencyBudgets() {
	const { slug } = useProject();
	return useQuery(useTrpc().latency.budgets.queryOptions({ project: slug }));
}

/** A budget for each route as its last two weeks would have met it. */
export function useSuggestions() {
	const { slug } = useProject();
	return useQuery(useTrpc().latency.suggestions.queryOptions({ project: slug }, { staleTime: 300_000 }));
}

/** The ways to change budgets and objectives; whatever shows them is read again. */
export function useLatencyChanges() {
	const trpc = useTrpc();
	const queryClient = useQueryClient();
	const onSuccess = () => queryClient.invalidateQueries({ queryKey: trpc.latency.pathKey() });
	return {
		saveBudget: useMutation(trpc.latency.saveBudget.mutationOptions({ onSuccess })),
		removeBudget: useMutation(trpc.latency.removeBudget.mutationOptions({ onSuccess })),
		createSlo: useMutation(trpc.latency.createSlo.mutationOptions({ onSuccess })),
		updateSlo: useMutation(trpc.latency.updateSlo.mutationOptions({ onSuccess })),
		removeSlo: useMutation(trpc.latency.removeSlo.mutationOptions({ onSuccess })),
	};
}
