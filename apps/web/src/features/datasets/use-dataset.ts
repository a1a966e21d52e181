'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { useProject } from '../projects/project-context.tsx';

/** One dataset with its versions, and the items of one of them a page at a time; `version` null = the latest. */
export function useDataset(name: string, version: number | null) {
	const trpc = useTrpc();
	const { slug } = useProject();
	const dataset = useQuery(trpc.datasets.get.queryOptions({ project: slug, dataset: name }));
	const items = useInfiniteQuery(
		trpc.datasets.items.infiniteQueryOptions(
			{ project: slug, dataset: name, ...(version === null ? {} : { version }) },
			{ getNextPageParam: ({ nextCursor }) => nextCursor },
		),
	);
	return { dataset, items, rows: items.data?.pages.flatMap(({ items }) => items) ?? [] };
}
