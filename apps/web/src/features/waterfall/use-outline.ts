'use client';

import type { FirstRows } from '@spanledger/api/traces/first-rows';
import type { OutlineEvent } from '@spanledger/api/traces/outline-events';
import { type QueryClient, type QueryKey, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { takeEarlyFetch } from '../../lib/take-early-fetch.ts';
import { useProject } from '../projects/project-context.tsx';
import { readLines } from '../search/read-lines.ts';
import { afterEvent } from './after-event.ts';
import { appendRows, beginOutline, type Outline } from './outline.ts';
import { outlineUrl } from './outline-url.ts';
import { HasGrown, readOn, untilNextTask } from './read-on.ts';

const awaitedEveryMs = 2_000;

/** No span of the trace is stored: a link from a log may be opened before the exporter has sent anything. */
export class NotStored extends Error {}

/**
 * The trace as it arrives: its head, a first screen of rows, then the rest in windows. A trace too young to be settled is looked at again
 * soon, a running one now and then, a finished one never. What came with the page's HTML is there from the beginning.
 */
export function useOutline(traceId: string, firstRows: FirstRows | null) {
	const { slug } = useProject();
	const queryClient = useQueryClient();
	const queryKey = ['outline', slug, traceId];
	const query = useQuery({
		queryKey,
		queryFn: ({ signal }) => readOutline(outlineUrl(slug, traceId), signal, queryClient, queryKey),
		refetchInterval: ({ state }) =>
			state.error instanceof NotStored ? awaitedEveryMs : refreshEvery(state.data as Outline | undefined),
		staleTime: 10_000,
		initialData: () =>
			firstRows === null
				? undefined
				: appendRows(beginOutline(firstRows.head), { kind: 'rows', from: 0, ...firstRows.rows }),
		initialDataUpdatedAt: 0,
		// comparing 50,000 rows with their predecessors would take longer than drawing them
		structuralSharing: false,
		retry: (failures, error) => failures < 2 && !(error instanceof NotStored),
	});
	return {
		outline: query.data,
		// what was read whole stays when reading it again fails
		error: query.data?.isComplete === true ? null : query.error,
		retry: () => void query.refetch(),
		/** The rows after those of one answer, of a trace that is larger. */
		readNext: useCallback(
			() => void readFurther(outlineUrl(slug, traceId), queryClient, ['outline', slug, traceId]),
			[slug, traceId, queryClient],
		),
	};
}

async function readFurther(url: string, queryClient: QueryClient, queryKey: QueryKey): Promise<void> {
	const known = queryClient.getQueryData<Outline>(queryKey);
	if (known === undefined || known.rest === 'none' || known.rest === 'coming') return;
	let outline: Outline = known;
	const show = (next: Outline) => {
		outline = next;
		queryClient.setQueryData(queryKey, next);
	};
	// asked for: not asked for again
	show({ ...known, rest: 'coming' });
	try {
		for await (const next of readOn(url, known)) show(next);
	} catch (error) {
		if (error instanceof HasGrown) await queryClient.invalidateQueries({ queryKey });
		else show({ ...outline, rest: 'failed' });
	}
}

function refreshEvery(outline: Outline | undefined): number | false {
	if (outline === undefined) return false;
	// all of it is read anew: 10,000 spans every five seconds
	if (!outline.head.settled) return Math.max(1_500, outline.head.spanCount / 2);
	return outline.head.running ? 5_000 : false;
}

async function readOutline(
	url: string,
	signal: AbortSignal,
	queryClient: QueryClient,
	queryKey: QueryKey,
): Promise<Outline> {
	const response = await (takeEarlyFetch(url) ?? fetch(url, { signal }));
	if (response.status === 404) throw new NotStored('no span of it is stored');
	if (response.status === 401) leaveForSignIn();
	const shown = queryClient.getQueryData<Outline>(queryKey);
	// all of a trace stays until all of the new is there, the beginning of one until there is more
	const keeps = shown?.isComplete === true ? Number.POSITIVE_INFINITY : (shown?.count ?? 0);
	let outline: Outline | null = null;
	for await (const event of readLines<OutlineEvent>(response)) {
		outline = afterEvent(outline, event);
		if (outline.count >= keeps && event.kind !== 'end') queryClient.setQueryData(queryKey, outline);
		if (event.kind === 'rows') await (event.from === 0 ? untilDrawn() : untilNextTask());
	}
	if (outline === null) throw new Error('the trace broke off before it began');
	// whoever was further down stays there
	while (outline.rest === 'there' && outline.count < (shown?.count ?? 0)) {
		for await (const next of readOn(url, outline)) outline = next;
	}
	return outline;
}

/** The first rows are on the screen before the others are read; a page in the background draws nothing, and does not wait for it. */
const untilDrawn = () =>
	new Promise<void>((resolve) => {
		setTimeout(resolve, 100);
		requestAnimationFrame(() => setTimeout(resolve, 0));
	});

function leaveForSignIn(): void {
	const here = window.location.pathname + window.location.search;
	window.location.assign(`/sign-in?next=${encodeURIComponent(here)}`);
}
