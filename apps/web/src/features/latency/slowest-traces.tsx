'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { formatDuration } from '../../lib/format-duration.ts';
import { formatMinute } from '../../lib/format-time.ts';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useProject } from '../projects/project-context.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { latencyRange, useLatencyQuestion } from './use-latency.ts';

const shown = 8;

/** The longest traces of the range, each with a link to its waterfall. */
export function SlowestTraces({ route }: { route: string | null }) {
	const trpc = useTrpc();
	const { slug } = useProject();
	const { zone } = useTimeRange(latencyRange);
	const { timezone: _timezone, ...question } = useLatencyQuestion();
	const traces = useQuery(
		trpc.traces.list.queryOptions(
			{ ...question, ...(route === null ? {} : { route: [route] }), sort: '-durationMs', limit: shown },
			{ placeholderData: keepPreviousData },
		),
	);
	if (traces.isError)
		return <ErrorNote title="The traces could not be read" error={traces.error} onRetry={() => traces.refetch()} />;
	if (traces.isPending) return <SkeletonRows rows={shown} />;
	if (traces.data.items.length === 0) return <p className="text-text-3">No trace began in this range.</p>;
	return (
		<ul className="divide-y divide-line text-sm" data-testid="slowest-traces">
			{traces.data.items.map((trace) => (
				<li key={trace.traceId} className="flex h-8 items-center gap-3">
					<Link
						href={`/${slug}/traces/${trace.traceId}?tz=${encodeURIComponent(zone)}`}
						className="min-w-0 flex-1 truncate font-medium hover:text-accent hover:underline"
					>
						{trace.route ?? trace.name}
					</Link>
					<span className="shrink-0 text-text-3">{formatMinute(trace.startTime, zone)}</span>
					<span className="figure w-20 shrink-0">{formatDuration(trace.durationMs)}</span>
				</li>
			))}
		</ul>
	);
}
