'use client';

import { skipToken, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { useProject } from '../projects/project-context.tsx';
import type { Outline } from './outline.ts';

/** What was said is asked of the server, once nobody has typed for so long. */
const restMs = 300;
const fewestCharacters = 2;

/** asking · known · part: there may be more · waiting: the search does not know the trace yet · failed */
export type SaidState = 'none' | 'asking' | 'known' | 'part' | 'waiting' | 'failed';

/** The rows in which something was asked or answered, in no order. While an answer is awaited there are none. */
export function useSaid(outline: Outline, find: string): { rows: number[]; state: SaidState } {
	const { slug } = useProject();
	const { traceId, settled } = outline.head;
	const sought = find.trim();
	const text = useRested(sought);
	const isSought = text.length >= fewestCharacters && text === sought;
	const { data, isError } = useQuery(
		useTrpc().traces.findInTrace.queryOptions(isSought ? { project: slug, traceId, text } : skipToken, {
			staleTime: settled ? 60_000 : 2_000,
			retry: false,
		}),
	);
	const { placeOf } = outline;
	const spanIds = isSought ? data?.spanIds : undefined;
	const rows = useMemo(() => (spanIds ?? []).flatMap((spanId) => placeOf.get(spanId) ?? []), [spanIds, placeOf]);
	return { rows, state: stateOf(sought, isError && isSought, isSought ? data : undefined) };
}

function stateOf(sought: string, isError: boolean, data?: { isKnown: boolean; isAll: boolean }): SaidState {
	if (sought.length < fewestCharacters) return 'none';
	if (isError) return 'failed';
	if (data === undefined) return 'asking';
	if (!data.isKnown) return 'waiting';
	return data.isAll ? 'known' : 'part';
}

function useRested(value: string): string {
	const [rested, setRested] = useState(value);
	useEffect(() => {
		const timer = setTimeout(() => setRested(value), restMs);
		return () => clearTimeout(timer);
	}, [value]);
	return rested;
}
