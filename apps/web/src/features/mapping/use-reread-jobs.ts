'use client';

import type { Mapping } from '@spanledger/core/conventions/mapping';
import type { RangeJob } from '@spanledger/core/range-jobs/range-job';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { useProject } from '../projects/project-context.tsx';
import type { RereadDays } from './reread-words.ts';

const dayMs = 86_400_000;
/** Starts are taken in up to an hour ahead: clocks differ. */
const aheadMs = 3_600_000;

export const isOpen = ({ state }: RangeJob): boolean => state === 'waiting' || state === 'running';

/** Second readings of this project, newest first, and the ways to start and stop one. Looks again every second while one is open. */
export function useRereadJobs() {
	const trpc = useTrpc();
	const queryClient = useQueryClient();
	const { slug } = useProject();
	const list = trpc.rangeJobs.list.queryOptions({ project: slug, kind: 'reread', limit: 20 });
	const jobs = useQuery({ ...list, refetchInterval: ({ state }) => (state.data?.some(isOpen) ? 1_000 : false) });
	const onSuccess = () => queryClient.invalidateQueries({ queryKey: list.queryKey });
	const start = useMutation(trpc.mapping.reread.mutationOptions({ onSuccess }));
	const cancel = useMutation(trpc.rangeJobs.cancel.mutationOptions({ onSuccess }));
	return {
		jobs,
		start,
		/** Reckons what the given keys would change. */
		preview: (days: RereadDays, mapping: Mapping) => {
			const now = Date.now();
			const range = { from: new Date(now - Number(days) * dayMs), to: new Date(now + aheadMs) };
			start.mutate({ project: slug, ...range, writes: false, mapping });
		},
		/** Does for good what a preview has reckoned. */
		apply: ({ from, to }: RangeJob) => start.mutate({ project: slug, from, to, writes: true, mapping: null }),
		cancel: ({ id }: RangeJob) => cancel.mutate({ project: slug, id }),
	};
}

export type RereadJobs = ReturnType<typeof useRereadJobs>;
