'use client';

import type { RouterOutputs } from '@spanledger/api/trpc/app-router';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { useProject } from '../projects/project-context.tsx';

export type MonthReview = RouterOutputs['months']['review'];
export type Month = MonthReview['month'];

const views = ['now', 'closed'] as const;
export type MonthView = (typeof views)[number];

const parsers = {
	month: parseAsString,
	view: parseAsStringLiteral(views).withDefault('now'),
};

/** The month and the view stand in the URL; without a month it is the one under way. */
export function useMonthReview() {
	const trpc = useTrpc();
	const { slug } = useProject();
	const [{ month, view }, setState] = useQueryStates(parsers, { history: 'push' });
	const review = useQuery(
		trpc.months.review.queryOptions(
			{ project: slug, view, ...(month === null ? {} : { month }) },
			{ placeholderData: keepPreviousData, staleTime: 30_000 },
		),
	);
	return {
		review,
		view,
		setMonth: (next: string) => setState({ month: next }),
		setView: (next: MonthView) => setState({ view: next }),
	};
}

/** Closes a month for good. */
export function useCloseMonth(onClosed: () => void) {
	const trpc = useTrpc();
	const { slug } = useProject();
	const queryClient = useQueryClient();
	const { mutate, isPending, error } = useMutation(
		trpc.months.close.mutationOptions({
			onSuccess: () => {
				onClosed();
				return queryClient.invalidateQueries({ queryKey: trpc.months.pathKey() });
			},
		}),
	);
	return { close: (month: string) => mutate({ project: slug, month }), isPending, error };
}
