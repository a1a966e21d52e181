'use client';

import type { TraceListItem } from '@spanledger/api/traces/trace-shape';
import { isSignalName } from '@spanledger/core/quality/signals/signal-name';
import { spanTypes } from '@spanledger/core/spans/span';
import { type InfiniteData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useTrpc } from '../../trpc/use-trpc.ts';
import type { Filters } from '../filters/filter-fields.ts';
import { useFilters } from '../filters/use-filters.ts';
import { useProject } from '../projects/project-context.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { mergeRows } from './merge-rows.ts';
import { useTracesView } from './use-traces-view.ts';

const pageSize = 50;
const refreshEveryMs = 3_000;

/** Filters as the procedures take them: numbers and text once, facets as lists. */
export function filterInput(filters: Filters) {
	const { status, signal, outcome, type, q, text, ...more } = filters;
	const { minCostUsd, maxCostUsd, minDurationMs, maxDurationMs, minTokens, maxTokens, reviewed, ...lists } = more;
	const single = { q, text, minCostUsd, maxCostUsd, minDurationMs, maxDurationMs, minTokens, maxTokens };
	const states = status?.filter((word) => word === 'ok' || word === 'error' || word === 'unset');
	const outcomes = outcome?.filter((word) => word === 'success' || word === 'failure' || word === 'unknown');
	return {
		...lists,
		...firstOf(single),
		...(reviewed === undefined ? {} : { reviewed: reviewed[0] === 'true' }),
		...(type === undefined ? {} : { type: spanTypes.filter((word) => type.includes(word)) }),
		...(states === undefined ? {} : { status: states }),
		...(signal === undefined ? {} : { signal: signal.filter(isSignalName) }),
		...(outcomes === undefined ? {} : { outcome: outcomes }),
	};
}

/** The one value of each filter that has one. */
function firstOf<Key extends string>(filters: { [key in Key]: string[] | undefined }): { [key in Key]?: string } {
	const first: { [key in Key]?: string } = {};
	for (const key of Object.keys(filters) as Key[]) {
		const value = filters[key]?.[0];
		if (value !== undefined) first[key] = value;
	}
	return first;
}

/** What every question about this page's traces has in common. */
export function useTraceQuestion() {
	const { slug } = useProject();
	const { window } = useTimeRange();
	const { filters } = useFilters();
	return useMemo(
		() => ({
			project: slug,
			from: window.from,
			...(window.to === null ? {} : { to: window.to }),
			...filterInput(filters),
		}),
		[slug, window, filters],
	);
}

/**
 * The traces of the page, more on demand; refreshed from the top every three seconds while live and newest first.
 * `atTop` says whether new ones may move the list.
 */
export function useTraceList({ atTop, isSearching }: { atTop: boolean; isSearching: boolean }) {
	const trpc = useTrpc();
	const question = useTraceQuestion();
	const { sort, all, live } = useTracesView();
	const input = { ...question, sort, modelOnly: !all, limit: pageSize };
	const isLive = live && !isSearching && sort === '-startTime' && question.to === undefined;

	const options = trpc.traces.list.infiniteQueryOptions(input, {
		getNextPageParam: (page) => page.nextCursor ?? undefined,
		staleTime: Number.POSITIVE_INFINITY,
	});
	const pages = useInfiniteQuery({ ...options, enabled: !isSearching });
	const newest = useQuery(
		trpc.traces.list.queryOptions(input, {
			enabled: isLive && pages.isSuccess,
			refetchInterval: refreshEveryMs,
			staleTime: refreshEveryMs,
		}),
	);
	const rows = useMemo<TraceListItem[]>(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data]);
	const fresh = isLive ? newest.data : undefined;
	const waiting = useMemo(() => mergeRows(rows, fresh?.items ?? [], false).waiting, [rows, fresh]);

	const queryClient = useQueryClient();
	const keyText = JSON.stringify(options.queryKey);
	// biome-ignore lint/correctness/useExhaustiveDependencies: the key is compared by its text
	useEffect(() => {
		if (fresh === undefined) return;
		queryClient.setQueryData(options.queryKey, (data) => (data === undefined ? data : withFresh(data, fresh, atTop)));
	}, [queryClient, keyText, fresh, atTop]);

	return { rows, waiting: atTop ? 0 : waiting, pages, isLive };
}

type TracePages = InfiniteData<{ items: TraceListItem[]; nextCursor: string | null }, string | null>;

/** The loaded pages become one, with the newest figures; its cursor still leads to the next page. */
function withFresh(data: TracePages, fresh: TracePages['pages'][number], atTop: boolean): TracePages {
	const listed = data.pages.flatMap((page) => page.items);
	const known = new Set(listed.map((item) => item.traceId));
	const isGap = listed.length > 0 && fresh.nextCursor !== null && !fresh.items.some((item) => known.has(item.traceId));
	// More came than one page holds: start over from the top rather than leave a hole.
	if (isGap) return atTop ? { pages: [fresh], pageParams: data.pageParams.slice(0, 1) } : data;
	const { rows } = mergeRows(listed, fresh.items, atTop);
	const nextCursor = data.pages.at(-1)?.nextCursor ?? null;
	return { pages: [{ items: rows, nextCursor }], pageParams: data.pageParams.slice(0, 1) };
}
