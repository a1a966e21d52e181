'use client';

import type { RouterOutputs } from '@spanledger/api/trpc/app-router';
import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import Link from 'next/link';
import { formatDuration } from '../../lib/format-duration.ts';
import { formatMinute, formatTimeExact } from '../../lib/format-time.ts';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { JsonView } from '../../ui/json-view.tsx';
import { Skeleton, SkeletonRows } from '../../ui/skeleton.tsx';
import { useCostQuestion } from '../costs/use-cost-reports.ts';
import { costRange } from '../costs/use-costs-view.ts';
import { useProject } from '../projects/project-context.tsx';
import { ScoreChips } from '../scores/score-chips.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { CostFigure } from '../traces/cost-figure.tsx';
import { answerOf, questionOf } from '../traces/said-in.ts';
import { TraceStatus } from '../traces/trace-status.tsx';

const pageSize = 20;

type TracePage = RouterOutputs['traces']['list'];
type Trace = TracePage['items'][number];
type Content = RouterOutputs['traces']['contents'][number];

/** What was said in a session, trace by trace from the first: question, answer, cost and scores. */
export function SessionExchange() {
	const { timezone: _timezone, purpose: _purpose, ...question } = useCostQuestion();
	const pages = useInfiniteQuery(
		useTrpc().traces.list.infiniteQueryOptions(
			{ ...question, sort: 'startTime', limit: pageSize },
			{ getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined },
		),
	);
	if (pages.isError)
		return <ErrorNote title="The session could not be read" error={pages.error} onRetry={() => pages.refetch()} />;
	if (pages.isPending) return <SkeletonRows rows={6} height={64} />;
	if (pages.data.pages.every(({ items }) => items.length === 0))
		return <p className="text-text-3">No trace of this session began in this range. Take a longer one.</p>;
	return (
		<>
			<ol className="max-w-[80ch] space-y-6" data-testid="exchange">
				<Exchanges pages={pages.data.pages} />
			</ol>
			{pages.hasNextPage && (
				<Button disabled={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
					Show more of the session
				</Button>
			)}
		</>
	);
}

/** What was said is asked for page by page, as the traces are. */
function Exchanges({ pages }: { pages: readonly TracePage[] }) {
	const { traces } = useTrpc();
	const { slug: project } = useProject();
	const filled = pages.filter(({ items }) => items.length > 0);
	const contents = useQueries({
		queries: filled.map(({ items }) =>
			traces.contents.queryOptions({ project, traceIds: items.map(({ traceId }) => traceId) }, { staleTime: 300_000 }),
		),
	});
	return filled.map(({ items }, page) => {
		const { data, error } = contents[page] ?? { data: undefined, error: null };
		return items.map((trace) => (
			<Exchange
				key={trace.traceId}
				trace={trace}
				content={data === undefined ? undefined : (data.find(({ traceId }) => traceId === trace.traceId) ?? null)}
				error={error}
			/>
		));
	});
}

/** `content` undefined = it is still read; null = nothing was kept. */
type ExchangeProps = { trace: Trace; content: Content | null | undefined; error: { message: string } | null };

function Exchange({ trace, content, error }: ExchangeProps) {
	const { slug } = useProject();
	const { zone } = useTimeRange(costRange);
	return (
		<li className="space-y-2">
			<div className="flex flex-wrap items-baseline gap-x-3 text-sm text-text-3">
				<time dateTime={trace.startTime} title={formatTimeExact(trace.startTime, zone)}>
					{formatMinute(trace.startTime, zone)}
				</time>
				<Link
					href={`/${slug}/traces/${trace.traceId}`}
					className="font-medium text-text hover:text-accent hover:underline"
				>
					{trace.route ?? trace.name}
				</Link>
				{trace.status === 'error' && <TraceStatus state={trace} />}
				<span className="tabular-nums">{formatDuration(trace.durationMs)}</span>
				<span className="tabular-nums">
					<CostFigure {...trace} />
				</span>
			</div>
			{error !== null && <ErrorNote title="It could not be read" error={error} />}
			{content === undefined && error === null && <Skeleton className="h-16 w-full" />}
			{content !== undefined &&
				(content === null ? (
					<p className="text-text-3">
						{trace.inputPreview ?? 'No question is kept of this trace: it was not sent, or its content has expired.'}
					</p>
				) : (
					<>
						<Said who="asked" value={questionOf(content.input)} />
						<Said who="answered" value={answerOf(content.output)} />
					</>
				))}
			<ScoreChips scores={trace.scores} />
		</li>
	);
}

function Said({ who, value }: { who: 'asked' | 'answered'; value: unknown }) {
	return (
		<div className={`panel px-3 py-2 ${who === 'asked' ? 'mr-8 bg-sunken' : 'ml-8'}`}>
			<p className="eyebrow mb-1">{who}</p>
			<JsonView value={value} lines={12} />
		</div>
	);
}
