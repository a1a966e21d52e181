'use client';

import type { RouterOutputs } from '@spanledger/api/trpc/app-router';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { useProject } from '../projects/project-context.tsx';

export type Channel = RouterOutputs['channels']['list']['channels'][number];
export type Delivery = RouterOutputs['channels']['deliveries'][number];

/** What is on its way is looked at often, everything else now and then. */
const lookAgainMs = { waiting: 2_000, quiet: 30_000 };

/** A project's channels, and the ways to change them. */
export function useChannels() {
	const trpc = useTrpc();
	const queryClient = useQueryClient();
	const { slug } = useProject();
	const onSuccess = () => queryClient.invalidateQueries({ queryKey: trpc.channels.pathKey() });
	const refetchInterval = ({ state }: { state: { data?: RouterOutputs['channels']['list'] | undefined } }) =>
		state.data?.channels.some(({ lastState }) => lastState === 'waiting' || lastState === 'retrying') === true
			? lookAgainMs.waiting
			: lookAgainMs.quiet;
	return {
		list: useQuery(trpc.channels.list.queryOptions({ project: slug }, { refetchInterval })),
		create: useMutation(trpc.channels.create.mutationOptions({ onSuccess })),
		replace: useMutation(trpc.channels.replace.mutationOptions({ onSuccess })),
		remove: useMutation(trpc.channels.remove.mutationOptions({ onSuccess })),
	};
}

/** The last fifty deliveries of one channel, newest first. */
export function useDeliveries(channelId: string) {
	const { slug } = useProject();
	const refetchInterval = ({ state }: { state: { data?: Delivery[] | undefined } }) =>
		state.data?.some((delivery) => delivery.state === 'waiting') === true ? lookAgainMs.waiting : lookAgainMs.quiet;
	return useQuery(
		useTrpc().channels.deliveries.queryOptions(
			{ project: slug, channelId, limit: shownDeliveries },
			{ refetchInterval },
		),
	);
}

export const shownDeliveries = 50;
