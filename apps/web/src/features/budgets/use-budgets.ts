'use client';

import type { RouterOutputs } from '@spanledger/api/trpc/app-router';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { useProject } from '../projects/project-context.tsx';

export type BudgetLine = RouterOutputs['budgets']['list'][number];
export type OpenBudget = RouterOutputs['budgets']['page'];
export type Standing = OpenBudget['groups'][number];
export type SetBudget = OpenBudget['budget'];

/** Spend moves while one looks at it. */
const everyMs = 15_000;

export function useBudgetList() {
	const { slug } = useProject();
	return useQuery(useTrpc().budgets.list.queryOptions({ project: slug }, { refetchInterval: everyMs }));
}

/** The page of one budget; `group` narrows its days. null = nothing is asked. */
export function useBudget(id: string, group?: string) {
	const { slug } = useProject();
	const input = { project: slug, id, ...(group === undefined ? {} : { group }) };
	return useQuery(
		useTrpc().budgets.page.queryOptions(input, {
			refetchInterval: everyMs,
			placeholderData: (before) => (before?.budget.id === id ? before : undefined),
		}),
	);
}

/** The ways to change budgets; whatever shows them is read again. */
export function useBudgetChanges() {
	const trpc = useTrpc();
	const queryClient = useQueryClient();
	const onSuccess = () => queryClient.invalidateQueries({ queryKey: trpc.budgets.pathKey() });
	return {
		create: useMutation(trpc.budgets.create.mutationOptions({ onSuccess })),
		update: useMutation(trpc.budgets.update.mutationOptions({ onSuccess })),
		remove: useMutation(trpc.budgets.remove.mutationOptions({ onSuccess })),
		except: useMutation(trpc.budgets.except.mutationOptions({ onSuccess })),
	};
}
