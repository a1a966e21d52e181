'use client';

import type { RouterOutputs } from '@spanledger/api/trpc/app-router';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { plural } from '../../lib/format-count.ts';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { useProject } from '../projects/project-context.tsx';

export type NamedScore = RouterOutputs['scores']['definitions'][number];

/** What the names of scores mean, and the two ways to change it. */
export function useScoreDefinitions() {
	const trpc = useTrpc();
	const { slug } = useProject();
	const queryClient = useQueryClient();
	const taken = (words: string, resettling: number) => {
		toast(resettling === 0 ? words : `${words} ${plural(resettling, 'trace')} settle again for it.`);
		void queryClient.invalidateQueries({ queryKey: trpc.scores.pathKey() });
		void queryClient.invalidateQueries({ queryKey: trpc.quality.pathKey() });
		void queryClient.invalidateQueries({ queryKey: trpc.audit.pathKey() });
	};
	return {
		list: useQuery(trpc.scores.definitions.queryOptions({ project: slug })),
		define: useMutation(
			trpc.scores.define.mutationOptions({
				onSuccess: ({ resettling }, { definition }) => taken(`${definition.name} is judged by this now.`, resettling),
			}),
		),
		undefine: useMutation(
			trpc.scores.undefine.mutationOptions({
				onSuccess: ({ resettling }, { name }) => taken(`Nothing is set for ${name} any more.`, resettling),
			}),
		),
	};
}
