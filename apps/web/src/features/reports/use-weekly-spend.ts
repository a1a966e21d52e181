'use client';

import type { RouterOutputs } from '@spanledger/api/trpc/app-router';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { useProject } from '../projects/project-context.tsx';

export type WeeklySpend = RouterOutputs['reports']['weeklySpend']['get'];
export type WeeklySettings = WeeklySpend['settings'];

/** How the project tells its weeks, and the ways to change and to try it. */
export function useWeeklySpend() {
	const { weeklySpend } = useTrpc().reports;
	const queryClient = useQueryClient();
	const { slug } = useProject();
	const onSuccess = () => queryClient.invalidateQueries({ queryKey: weeklySpend.get.pathKey() });
	return {
		stored: useQuery(weeklySpend.get.queryOptions({ project: slug })),
		save: useMutation(weeklySpend.save.mutationOptions({ onSuccess })),
		sendNow: useMutation(weeklySpend.sendNow.mutationOptions()),
	};
}

/** The message of the last whole week of a zone. */
export function useWeeklyPreview(timeZone: string) {
	const { slug } = useProject();
	return useQuery(
		useTrpc().reports.weeklySpend.preview.queryOptions(
			{ project: slug, timeZone },
			{ placeholderData: keepPreviousData },
		),
	);
}
