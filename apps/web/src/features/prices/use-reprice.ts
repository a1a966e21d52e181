'use client';

import type { RangeJob } from '@spanledger/core/range-jobs/range-job';
import type { RepriceFilter } from '@spanledger/core/reprice/reprice-filter';
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { useProject } from '../projects/project-context.tsx';

/** What a re-pricing can be narrowed by. */
export const repriceFilterKeys = ['model', 'provider', 'tenant'] as const;

export type RepriceOrder = { from: Date; to: Date; filter: RepriceFilter };

export const isOpen = ({ state }: RangeJob): boolean => state === 'waiting' || state === 'running';

/** Re-pricings of the project, newest first, and the ways to preview, do and stop one. Looks again each second while one is open. */
export function useReprice() {
	const trpc = useTrpc();
	const queryClient = useQueryClient();
	const { slug } = useProject();
	const list = trpc.rangeJobs.list.queryOptions({ project: slug, kind: 'reprice', limit: 50 });
	const jobs = useQuery({ ...list, refetchInterval: ({ state }) => (state.data?.some(isOpen) ? 1_000 : false) });
	const onSuccess = () => queryClient.invalidateQueries({ queryKey: list.queryKey });
	const preview = useMutation(trpc.prices.preview.mutationOptions({ onSuccess }));
	const reprice = useMutation(trpc.prices.reprice.mutationOptions({ onSuccess }));
	const cancel = useMutation(trpc.rangeJobs.cancel.mutationOptions({ onSuccess }));
	useRefreshAfterwards(queryClient, jobs.data);
	return {
		jobs,
		preview: {
			start: (order: RepriceOrder) => preview.mutateAsync({ project: slug, ...order }),
			isPending: preview.isPending,
			error: preview.error,
		},
		reprice: {
			start: (previewId: string) => reprice.mutateAsync({ project: slug, previewId }),
			isPending: reprice.isPending,
			error: reprice.error,
		},
		cancel: ({ id }: RangeJob) => cancel.mutate({ project: slug, id }),
	};
}

/** When a re-pricing ends, every figure on every page may be another one. */
function useRefreshAfterwards(queryClient: QueryClient, jobs: readonly RangeJob[] | undefined): void {
	const open = jobs?.some((job) => job.writes && isOpen(job)) ?? false;
	const wasOpen = useRef(open);
	useEffect(() => {
		if (wasOpen.current && !open) void queryClient.invalidateQueries();
		wasOpen.current = open;
	}, [open, queryClient]);
}
