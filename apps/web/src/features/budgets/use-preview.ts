'use client';

import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { useProject } from '../projects/project-context.tsx';
import { type BudgetDraft, previewOf } from './budget-draft.ts';

/** Nobody wants a sum of three months per key stroke. */
const quietMs = 400;

/** A suggestion and a backtest of what is being typed. */
export function usePreview(draft: BudgetDraft) {
	const { slug } = useProject();
	// the name, channels and owners change nothing of it
	const asked = useMemo(() => previewOf(draft), [draft]);
	const text = JSON.stringify(
		asked && { ...asked, settings: { ...asked.settings, name: 'Draft', channelIds: [], owners: [] } },
	);
	const [settled, setSettled] = useState(text);
	useEffect(() => {
		const timer = setTimeout(() => setSettled(text), quietMs);
		return () => clearTimeout(timer);
	}, [text]);
	const input: ReturnType<typeof previewOf> = useMemo(() => JSON.parse(settled), [settled]);
	return useQuery(
		useTrpc().budgets.preview.queryOptions(input === null ? skipToken : { project: slug, ...input }, {
			placeholderData: keepPreviousData,
			staleTime: 60_000,
		}),
	);
}
