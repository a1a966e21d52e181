'use client';

import type { RouterOutputs } from '@spanledger/api/trpc/app-router';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { useProject } from '../projects/project-context.tsx';

export type OpenReview = NonNullable<RouterOutputs['reviews']['get']['open']>;
export type ReviewItem = OpenReview['items'][number];

/** The week and the tab, kept in the URL; no week is the latest. */
export function useReviewView() {
	const [{ week, tab }, setView] = useQueryStates(
		{ week: parseAsString, tab: parseAsStringLiteral(['traces', 'summary']).withDefault('traces') },
		{ history: 'push' },
	);
	return { week, tab, setView };
}

export function useReview(week: string | null) {
	const { reviews } = useTrpc();
	const queryClient = useQueryClient();
	const { slug } = useProject();
	// not waited for: the next trace is there before the figures are
	const onSuccess = () => {
		void queryClient.invalidateQueries({ queryKey: reviews.get.pathKey() });
	};
	return {
		review: useQuery(reviews.get.queryOptions({ project: slug, ...(week === null ? {} : { week }) })),
		label: useMutation(reviews.label.mutationOptions({ onSuccess })),
		reserve: useMutation(reviews.reserve.mutationOptions()),
		buildNow: useMutation(reviews.buildNow.mutationOptions({ onSuccess })),
	};
}

/** What was asked and answered in a trace, and the one after it, so that the next is there at once. */
export function useReviewContent(traceId: string, nextTraceId: string | null) {
	const { traces } = useTrpc();
	const { slug: project } = useProject();
	useQuery(
		traces.contents.queryOptions(
			{ project, traceIds: [nextTraceId ?? ''] },
			{ enabled: nextTraceId !== null, staleTime: 300_000 },
		),
	);
	return useQuery(traces.contents.queryOptions({ project, traceIds: [traceId] }, { staleTime: 300_000 }));
}
