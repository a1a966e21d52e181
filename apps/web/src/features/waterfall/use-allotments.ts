'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { useProject } from '../projects/project-context.tsx';
import { usedUpAt } from './allotment-marks.ts';
import { hasAllRows, type Outline } from './outline.ts';

/** What the route of a trace and its stages may take; nothing while it has no latency budget. */
export function useAllotments(outline: Outline) {
	const { slug } = useProject();
	const { route } = outline.head;
	const { data } = useQuery(
		useTrpc().latency.allotments.queryOptions(
			{ project: slug, route: route ?? '' },
			{ enabled: route !== null, staleTime: 60_000 },
		),
	);
	const allotments = data?.allotments;
	return useMemo(
		() => ({
			targetUs: data === undefined || data === null ? null : rootStart(outline) + data.targetMs * 1_000,
			allotments: allotments ?? [],
			// of a trace that is still coming in nobody knows yet
			usedUp: hasAllRows(outline) ? usedUpAt(outline, allotments ?? []) : new Map<string, number>(),
		}),
		[data, allotments, outline],
	);
}

/** A target counts from the start of the root, which a clock that differs may put after the first span. */
function rootStart({ columns, count }: Outline): number {
	for (let row = 0; row < count; row += 1 + (columns.below[row] ?? 0)) {
		if (columns.missingParent[row] === null) return columns.startUs[row] ?? 0;
	}
	return 0;
}
