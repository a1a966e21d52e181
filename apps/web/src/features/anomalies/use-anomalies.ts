'use client';

import type { RouterOutputs } from '@spanledger/api/trpc/app-router';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { parseAsString, useQueryState } from 'nuqs';
import { useMemo } from 'react';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { useProject } from '../projects/project-context.tsx';

export type Anomaly = RouterOutputs['anomalies']['list'][number];
export type ExplainedAnomaly = RouterOutputs['anomalies']['explain'];

/** They are looked for once an hour. */
const refreshEveryMs = 60_000;
const dayMs = 86_400_000;

/** Anomalies on days of a range; `to` null = until now. */
export function useAnomalies({ from, to }: { from: string; to: string | null }) {
	const { slug } = useProject();
	// an open end takes today's too, wherever the day ends
	const range = useMemo(
		() => ({ from: new Date(from), to: to === null ? new Date(Date.parse(from) + 400 * dayMs) : new Date(to) }),
		[from, to],
	);
	return useQuery(
		useTrpc().anomalies.list.queryOptions(
			{ project: slug, ...range },
			{ placeholderData: keepPreviousData, refetchInterval: refreshEveryMs, staleTime: refreshEveryMs },
		),
	);
}

export function useExplainedAnomaly(id: string) {
	const { slug } = useProject();
	return useQuery(useTrpc().anomalies.explain.queryOptions({ project: slug, id }, { staleTime: refreshEveryMs }));
}

export function useAcknowledge() {
	const trpc = useTrpc();
	const { slug } = useProject();
	const queryClient = useQueryClient();
	const onSuccess = () => queryClient.invalidateQueries({ queryKey: trpc.anomalies.pathKey() });
	const { mutate, isPending, error } = useMutation(trpc.anomalies.acknowledge.mutationOptions({ onSuccess }));
	return { acknowledge: (id: string) => mutate({ project: slug, id }), isPending, error };
}

/** The one that is open, kept in the URL: links of notifications lead to it. */
export function useOpenAnomaly() {
	const [openId, setOpenId] = useQueryState('anomaly', parseAsString);
	return { openId, toggle: (id: string) => setOpenId(openId === id ? null : id) };
}
