'use client';

import type { RouterOutputs } from '@spanledger/api/trpc/app-router';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTrpc } from '../../../trpc/use-trpc.ts';
import { useProject } from '../../projects/project-context.tsx';

export type Run = RouterOutputs['datasetRuns']['list']['items'][number];
export type RunScore = Run['scores'][number];
export type ComparedRuns = RouterOutputs['datasetRuns']['compare'];
export type ComparedItem = ComparedRuns['items'][number];
export type ShownResult = NonNullable<ComparedItem['after']>;

/** Runs of a dataset, the last begun first, a page at a time. */
export function useRuns(dataset: string) {
	const trpc = useTrpc();
	const { slug } = useProject();
	const pages = useInfiniteQuery(
		trpc.datasetRuns.list.infiniteQueryOptions(
			{ project: slug, dataset },
			{ getNextPageParam: ({ nextCursor }) => nextCursor },
		),
	);
	return { pages, runs: pages.data?.pages.flatMap(({ items }) => items) ?? [] };
}

/** A run item by item, held against another or alone. */
export function useComparedRuns(dataset: string, run: string, against: string | null) {
	const trpc = useTrpc();
	const { slug } = useProject();
	const pages = useInfiniteQuery(
		trpc.datasetRuns.compare.infiniteQueryOptions(
			{ project: slug, dataset, run, against },
			{ getNextPageParam: ({ nextOffset }) => nextOffset },
		),
	);
	return { pages, head: pages.data?.pages[0], items: pages.data?.pages.flatMap(({ items }) => items) ?? [] };
}

export function useRemoveRun() {
	const trpc = useTrpc();
	const queryClient = useQueryClient();
	const onSuccess = () => queryClient.invalidateQueries({ queryKey: trpc.datasetRuns.list.pathKey() });
	return useMutation(trpc.datasetRuns.remove.mutationOptions({ onSuccess }));
}
