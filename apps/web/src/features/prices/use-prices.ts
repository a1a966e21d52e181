'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { useProject } from '../projects/project-context.tsx';

/** A project's own prices and discounts, and the ways to change them. What has no price is looked at again after each change. */
export function usePrices() {
	const trpc = useTrpc();
	const queryClient = useQueryClient();
	const { slug } = useProject();
	const onSuccess = () => queryClient.invalidateQueries({ queryKey: trpc.prices.pathKey() });
	const { overrides, discounts } = trpc.prices;
	return {
		overrides: useQuery(overrides.list.queryOptions({ project: slug })),
		discounts: useQuery(discounts.list.queryOptions({ project: slug })),
		createOverride: useMutation(overrides.create.mutationOptions({ onSuccess })),
		replaceOverride: useMutation(overrides.replace.mutationOptions({ onSuccess })),
		removeOverride: useMutation(overrides.remove.mutationOptions({ onSuccess })),
		createDiscount: useMutation(discounts.create.mutationOptions({ onSuccess })),
		replaceDiscount: useMutation(discounts.replace.mutationOptions({ onSuccess })),
		removeDiscount: useMutation(discounts.remove.mutationOptions({ onSuccess })),
	};
}
