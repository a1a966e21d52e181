'use client';

import type { TraceLink } from '@spanledger/api/links/link-shape';
import { useInfiniteQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { formatDuration } from '../../lib/format-duration.ts';
import { formatTime, formatTimeExact } from '../../lib/format-time.ts';
import { useNow } from '../../lib/use-now.ts';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useProject } from '../projects/project-context.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { CostFigure } from '../traces/cost-figure.tsx';
import { groupByTrace } from './group-by-trace.ts';
import { countWords, type LinkDirection, linkWords } from './link-words.ts';

const pageSize = 50;

type LinkListProps = { direction: LinkDirection; count: number; traceId: string; spanId: string | null };

/** The other ends of links, by trace, page by page. */
export function LinkList({ direction, count, traceId, spanId }: LinkListProps) {
	const { slug } = useProject();
	const question = { project: slug, traceId, side: direction, limit: pageSize, ...(spanId === null ? {} : { spanId }) };
	const pages = useInfiniteQuery(
		useTrpc().links.list.infiniteQueryOptions(question, {
			getNextPageParam: ({ nextCursor }) => nextCursor,
			staleTime: 10_000,
		}),
	);
	return (
		<div className="w-[min(560px,calc(100vw-24px))]" data-testid={`links-${direction}`}>
			<h3 className="border-b border-line px-3 py-2 text-sm text-text-2">
				{linkWords[direction]} {countWords(count)} of other traces
			</h3>
			{pages.isPending && <SkeletonRows rows={Math.min(count, 5)} />}
			{pages.isError && (
				<ErrorNote title="The links could not be read" error={pages.error} onRetry={() => pages.refetch()} />
			)}
			<ul className="max-h-[50vh] divide-y divide-line overflow-auto">
				{groupByTrace(pages.data?.pages.flatMap(({ items }) => items) ?? []).map((links) => (
					<OtherTrace key={links[0].otherTraceId + links[0].otherSpanId} links={links} />
				))}
				{pages.hasNextPage && (
					<li className="p-2">
						<Button look="quiet" disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
							{pages.isFetchingNextPage ? 'Reading…' : 'Show more'}
						</Button>
					</li>
				)}
			</ul>
		</div>
	);
}

function OtherTrace({ links }: { links: readonly [TraceLink, ...TraceLink[]] }) {
	const [first] = links;
	return (
		<li className="px-3 py-1.5 text-sm">
			<TraceLine link={first} />
			<ul className="mt-0.5 flex flex-wrap gap-x-3 gap-y-0.5">
				{links.map((link) => (
					<li key={link.spanId + link.otherSpanId} className="min-w-0 max-w-full truncate">
						<SpanLinkTo link={link} />
					</li>
				))}
			</ul>
		</li>
	);
}

function TraceLine({ link: { other, otherTraceId } }: { link: TraceLink }) {
	const { zone } = useTimeRange();
	const now = useNow();
	if (other === null) {
		return (
			<p className="text-text-3">
				<code className="font-mono">{otherTraceId.slice(0, 8)}</code> is not here: it has not arrived yet, or has passed
				its retention
			</p>
		);
	}
	return (
		<p className="flex items-baseline gap-3 tabular-nums">
			<span className="min-w-0 flex-1 truncate font-medium">{other.name}</span>
			{other.tenant !== null && <span className="truncate text-text-2">{other.tenant}</span>}
			<time dateTime={other.startTime} title={formatTimeExact(other.startTime, zone)} className="shrink-0 text-text-2">
				{formatTime(other.startTime, zone, now)}
			</time>
			<span className="w-16 shrink-0 text-right">{formatDuration(other.durationMs)}</span>
			<span className="w-16 shrink-0 text-right">
				<CostFigure costUsd={other.costUsd} unpricedSpans={other.unpricedSpans} settled />
			</span>
		</p>
	);
}

function SpanLinkTo({ link }: { link: TraceLink }) {
	const { slug } = useProject();
	return (
		<Link
			href={`/${slug}/traces/${link.otherTraceId}?span=${link.otherSpanId}`}
			className="text-accent hover:underline"
		>
			{link.otherSpanName ?? <span className="font-mono">{link.otherSpanId.slice(0, 8)}</span>}
		</Link>
	);
}
