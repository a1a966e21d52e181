'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useDeferredValue, useMemo } from 'react';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { useProject } from '../projects/project-context.tsx';

/** The catalogue a page at a time, narrowed by words and provider ('' = all). */
export function useCatalogue(text: string, provider: string) {
	const trpc = useTrpc();
	const { slug } = useProject();
	const search = useDeferredValue(text.trim());
	const catalogue = useInfiniteQuery(
		trpc.prices.catalogue.infiniteQueryOptions(
			{ project: slug, search, limit: 200, ...(provider === '' ? {} : { provider }) },
			{
				getNextPageParam: ({ nextCursor }) => nextCursor,
				staleTime: 600_000,
				placeholderData: keepPreviousData,
			},
		),
	);
	const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = catalogue;
	const more = useCallback(() => {
		if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
	}, [hasNextPage, isFetchingNextPage, fetchNextPage]);
	const first = data?.pages[0];
	return {
		catalogue,
		rows: useMemo(() => data?.pages.flatMap(({ rows }) => rows) ?? [], [data]),
		total: first?.total ?? 0,
		source: first?.source ?? '',
		providers: first?.providers ?? [],
		more,
	};
}
