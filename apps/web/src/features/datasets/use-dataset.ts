'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { useProject } from '../projects/project-context.tsx';

/** One dataset with its versions. */
export function useDataset(name: string) {
	const { slug } = useProject();
	return useQuery(useTrpc().datasets.get.queryOptions({ project: slug, dataset: name }));
}

/** The items of a version, a page at a time; `version` null = the latest. */
export function useDatasetItems(name: string, version: number | null) {
	const trpc = useTrpc();
	const { slug } = useProject();
	const items = useInfiniteQuery(
		trpc.datasets.items.infiniteQueryOptions(
			{ project: slug, dataset: name, ...(version === null ? {} : { version }) },
			{ getNextPageParam: ({ nextCursor }) => nextCursor },
		),
	);
	return { items, rows: items.data?.pages.flatMap(({ items }) => items) ?? [] };
}
