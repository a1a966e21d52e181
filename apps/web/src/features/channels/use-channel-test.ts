'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { useProject } from '../projects/project-context.tsx';

/** A mail server may take its time; after this nobody waits any longer. */
const patienceMs = 60_000;

/** Sends a test through a channel and waits for what really became of it. */
export function useChannelTest(channelId: string) {
	const trpc = useTrpc();
	const queryClient = useQueryClient();
	const { slug } = useProject();
	const [sent, setSent] = useState<{ id: string; at: number } | null>(null);
	const test = useMutation(trpc.channels.test.mutationOptions({ onSuccess: (id) => setSent({ id, at: Date.now() }) }));
	const answer = useQuery(
		trpc.channels.delivery.queryOptions(
			{ project: slug, id: sent?.id ?? '' },
			{
				enabled: sent !== null,
				refetchInterval: ({ state }) =>
					isDecided(state.data) || Date.now() - (sent?.at ?? 0) > patienceMs ? false : 400,
			},
		),
	);
	const delivery = sent === null ? undefined : answer.data;
	const decided = isDecided(delivery) ? delivery?.id : undefined;
	useEffect(() => {
		if (decided !== undefined) void queryClient.invalidateQueries({ queryKey: trpc.channels.pathKey() });
	}, [decided, queryClient, trpc]);
	return {
		send: () => {
			setSent(null);
			test.mutate({ project: slug, id: channelId });
		},
		delivery,
		error: test.error ?? answer.error,
		isWaiting: test.isPending || (sent !== null && answer.error === null && decided === undefined),
		/** How long it has been waiting as of the last look, ms. */
		waitedMs: sent === null ? 0 : Math.max(0, answer.dataUpdatedAt - sent.at),
	};
}

const isDecided = (delivery: { state: string } | undefined): boolean =>
	delivery !== undefined && delivery.state !== 'waiting';
