'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { formatMinute, formatTimeExact } from '../../lib/format-time.ts';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useCostQuestion } from '../costs/use-cost-reports.ts';
import { costRange } from '../costs/use-costs-view.ts';
import { useProject } from '../projects/project-context.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { CostFigure } from '../traces/cost-figure.tsx';
import { TraceStatus } from '../traces/trace-status.tsx';

const shown = 8;

/** The requests of the page's range and filters that began last, with what was asked. */
export function LatestTraces() {
	const { slug } = useProject();
	const { zone } = useTimeRange(costRange);
	const { timezone: _timezone, purpose: _purpose, ...question } = useCostQuestion();
	const traces = useQuery(
		useTrpc().traces.list.queryOptions({ ...question, limit: shown }, { placeholderData: keepPreviousData }),
	);
	if (traces.isError)
		return <ErrorNote title="The traces could not be read" error={traces.error} onRetry={() => traces.refetch()} />;
	if (traces.isPending) return <SkeletonRows rows={shown} />;
	if (traces.data.items.length === 0) return <p className="text-text-3">No request began in this range.</p>;
	return (
		<ul className="divide-y divide-line text-sm" data-testid="latest-traces">
			{traces.data.items.map((trace) => (
				<li key={trace.traceId} className="flex min-h-8 items-center gap-3">
					<span className="shrink-0 text-text-3" title={formatTimeExact(trace.startTime, zone)}>
						{formatMinute(trace.startTime, zone)}
					</span>
					<Link
						href={`/${slug}/traces/${trace.traceId}?tz=${encodeURIComponent(zone)}`}
						className="min-w-0 flex-1 truncate hover:text-accent hover:underline"
					>
						<span className="font-medium">{trace.route ?? trace.name}</span>{' '}
						<span className="text-text-3">{trace.inputPreview}</span>
					</Link>
					{trace.status === 'error' && <TraceStatus state={trace} />}
					<span className="figure w-20 shrink-0">
						<CostFigure {...trace} />
					</span>
				</li>
			))}
		</ul>
	);
}
