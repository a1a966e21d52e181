'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { plural } from '../../lib/format-count.ts';
import { formatMinute, formatTimeExact } from '../../lib/format-time.ts';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import type { FacetKey } from '../filters/filter-fields.ts';
import { useProject } from '../projects/project-context.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { CostFigure } from '../traces/cost-figure.tsx';
import { useCostQuestion } from './use-cost-reports.ts';
import { costRange } from './use-costs-view.ts';

const shown = 5;

/** The requests that cost most in the range and under the filters of the page, and one more filter. */
export function DearestTraces({ narrowedBy = {} }: { narrowedBy?: { [key in FacetKey]?: string[] } }) {
	const trpc = useTrpc();
	const { slug } = useProject();
	const { zone } = useTimeRange(costRange);
	const { timezone: _timezone, purpose: _purpose, ...question } = useCostQuestion();
	const traces = useQuery(
		trpc.traces.list.queryOptions(
			{ ...question, ...narrowedBy, sort: '-costUsd', limit: shown, modelOnly: true },
			{ placeholderData: keepPreviousData },
		),
	);
	if (traces.isError)
		return <ErrorNote title="The traces could not be read" error={traces.error} onRetry={() => traces.refetch()} />;
	if (traces.isPending) return <SkeletonRows rows={shown} />;
	if (traces.data.items.length === 0) return <p className="text-text-3">No request began in this range.</p>;
	return (
		<ul className="divide-y divide-line text-sm">
			{traces.data.items.map((trace) => (
				<li key={trace.traceId} className="flex h-8 items-center gap-3">
					<Link
						href={`/${slug}/traces/${trace.traceId}?tz=${encodeURIComponent(zone)}`}
						title={`${trace.name}, ${plural(trace.usage?.totalTokens ?? 0, 'token')}${trace.tenant === null ? '' : `, ${trace.tenant}`}`}
						className="min-w-0 flex-1 truncate font-medium hover:text-accent hover:underline"
					>
						{trace.route ?? trace.name}
					</Link>
					<span className="shrink-0 text-text-3" title={formatTimeExact(trace.startTime, zone)}>
						{formatMinute(trace.startTime, zone)}
					</span>
					<span className="figure w-20 shrink-0">
						<CostFigure {...trace} />
					</span>
				</li>
			))}
		</ul>
	);
}
