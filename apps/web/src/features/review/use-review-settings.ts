'use client';

import type { RouterOutputs } from '@spanledger/api/trpc/app-router';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { useProject } from '../projects/project-context.tsx';

export type StoredReview = RouterOutputs['reviews']['settings'];

/** When the project's review builds itself; what one would hold now, once somebody asks. */
export function useReviewSettings() {
	const { reviews } = useTrpc();
	const { slug } = useProject();
	const queryClient = useQueryClient();
	const onSuccess = () => queryClient.invalidateQueries({ queryKey: reviews.pathKey() });
	return {
		stored: useQuery(reviews.settings.queryOptions({ project: slug })),
		save: useMutation(reviews.saveSettings.mutationOptions({ onSuccess })),
		buildNow: useMutation(reviews.buildNow.mutationOptions({ onSuccess })),
		preview: useQuery(reviews.preview.queryOptions({ project: slug }, { enabled: false })),
	};
}
