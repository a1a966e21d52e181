'use client';

import type { MappedName, Mapping } from '@spanledger/core/conventions/mapping';
import type { StageRule } from '@spanledger/core/conventions/stage-rule';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { useProject } from '../projects/project-context.tsx';
import {
	isSameMapping,
	withKey,
	withKeyEarlier,
	withKeyLast,
	withoutKey,
	withoutStageRule,
	withStageRule,
	withStageRuleEarlier,
} from './edit-mapping.ts';

/** The project's own keys while somebody edits them: what is saved, what is not yet, and the ways to change it. */
export function useMappingDraft() {
	const trpc = useTrpc();
	const queryClient = useQueryClient();
	const { slug } = useProject();
	const saved = useQuery(trpc.mapping.get.queryOptions({ project: slug }));
	const [edited, setEdited] = useState<Mapping | null>(null);
	const before = saved.data?.mapping ?? {};
	const draft = edited ?? before;
	const save = useMutation(
		trpc.mapping.save.mutationOptions({
			onSuccess: async () => {
				await queryClient.invalidateQueries({ queryKey: trpc.mapping.get.queryKey() });
				setEdited(null);
				toast('Saved. Spans that arrive from now on are read by these keys.');
			},
		}),
	);
	return {
		saved,
		draft,
		isDirty: !isSameMapping(draft, before),
		isSaving: save.isPending,
		saveError: save.error,
		/** Before all others: somebody has seen its value and wants it. */
		use: (name: MappedName, key: string) => setEdited(withKey(draft, name, key)),
		add: (name: MappedName, key: string) => setEdited(withKeyLast(draft, name, key)),
		remove: (name: MappedName, key: string) => setEdited(withoutKey(draft, name, key)),
		moveUp: (name: MappedName, key: string) => setEdited(withKeyEarlier(draft, name, key)),
		addRule: (rule: StageRule) => setEdited(withStageRule(draft, rule)),
		removeRule: (at: number) => setEdited(withoutStageRule(draft, at)),
		moveRuleUp: (at: number) => setEdited(withStageRuleEarlier(draft, at)),
		discard: () => setEdited(null),
		save: () => save.mutate({ project: slug, mapping: draft }),
	};
}

export type MappingDraft = ReturnType<typeof useMappingDraft>;
