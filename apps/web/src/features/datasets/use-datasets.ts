'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { useProject } from '../projects/project-context.tsx';

/** The datasets of a project, and the ways to change them. */
export function useDatasets() {
	const trpc = useTrpc();
	const queryClient = useQueryClient();
	const { slug } = useProject();
	const onSuccess = () => queryClient.invalidateQueries({ queryKey: trpc.datasets.pathKey() });
	const { datasets } = trpc;
	return {
		list: useQuery(datasets.list.queryOptions({ project: slug })),
		create: useMutation(datasets.create.mutationOptions({ onSuccess })),
		remove: useMutation(datasets.remove.mutationOptions({ onSuccess })),
		add: useMutation(datasets.add.mutationOptions({ onSuccess })),
		addTraces: useMutation(datasets.addTraces.mutationOptions({ onSuccess })),
		editItem: useMutation(datasets.editItem.mutationOptions({ onSuccess })),
		removeItems: useMutation(datasets.removeItems.mutationOptions({ onSuccess })),
	};
}
