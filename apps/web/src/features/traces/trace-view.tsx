'use client';

import type { PackedTrace, TraceSkeleton } from '@spanledger/api/traces/read-trace';
import { useQuery } from '@tanstack/react-query';
import { LoaderCircle } from 'lucide-react';
import { parseAsString, useQueryState } from 'nuqs';
import { useMemo, useState } from 'react';
import { refusalCode } from '../../trpc/error-words.ts';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Skeleton, SkeletonRows } from '../../ui/skeleton.tsx';
import { Split } from '../../ui/split.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { useProject } from '../projects/project-context.tsx';
import { defaultSpan } from '../spans/default-span.ts';
import { SpanDetailPane } from '../spans/span-detail-pane.tsx';
import { SpanTreeView } from '../spans/span-tree-view.tsx';
import { TraceHeader } from './trace-header.tsx';
import { unpackTrace } from './unpack-trace.ts';

/** beside: tree left, detail right · stacked: tree above · tabs: one at a time. */
export type TraceLayout = 'beside' | 'stacked' | 'tabs';

/** A trace with its tree and the detail of one span; the span and the tab are in the URL. */
export function TraceView({ traceId, layout }: { traceId: string; layout: TraceLayout }) {
	const { slug } = useProject();
	const trace = useQuery(
		useTrpc().traces.get.queryOptions(
			{ project: slug, traceId },
			{
				refetchInterval: ({ state }) => (isAwaited(state.error) ? awaitedEveryMs : refreshEvery(state.data)),
				staleTime: 10_000,
				select: unpackTrace,
			},
		),
	);
	if (trace.isPending) return <TraceSkeletonView />;
	if (isAwaited(trace.error)) return <AwaitedTrace traceId={traceId} />;
	if (trace.isError) {
		return <ErrorNote title="The trace could not be read" error={trace.error} onRetry={() => trace.refetch()} />;
	}
	return (
		<>
			<TraceHeader trace={trace.data} />
			<TraceBody trace={trace.data} layout={layout} />
		</>
	);
}

const awaitedEveryMs = 2_000;

/** A link from a log may be opened before the exporter has sent anything. */
const isAwaited = (error: unknown): boolean => refusalCode(error) === 'NOT_FOUND';

function AwaitedTrace({ traceId }: { traceId: string }) {
	return (
		<div role="status" className="max-w-[72ch] px-6 py-10">
			<p className="flex items-center gap-2 text-lg font-medium">
				<LoaderCircle size={16} className="animate-spin text-accent" />
				Waiting for this trace
			</p>
			<p className="mt-1 text-text-2">
				No span of <code className="font-mono text-sm break-all">{traceId}</code> is stored in this project. Exporters
				send every few seconds; this page looks again every two. A trace older than the retention does not come back.
			</p>
		</div>
	);
}

/** A trace too young to be settled is looked at again soon, a running one now and then, a finished one never. */
function refreshEvery(trace: Pick<PackedTrace, 'settled' | 'running'> | undefined): number | false {
	if (trace === undefined) return false;
	if (!trace.settled) return 1_500;
	return trace.running ? 5_000 : false;
}

function TraceBody({ trace, layout }: { trace: TraceSkeleton; layout: TraceLayout }) {
	const [spanId, setSpanId] = useQueryState('span', parseAsString);
	const [tab, setTab] = useState<'tree' | 'detail'>('tree');
	const fallback = useMemo(() => defaultSpan(trace.spans)?.spanId ?? null, [trace.spans]);
	const isHere = spanId !== null && trace.spans.some((span) => span.spanId === spanId);
	const selected = isHere ? spanId : fallback;
	const select = (next: string) => {
		void setSpanId(next);
		setTab('detail');
	};
	const tree = <SpanTreeView trace={trace} selected={selected} onSelect={select} />;
	const detail = selected === null ? null : <SpanDetailPane key={trace.traceId} trace={trace} spanId={selected} />;
	if (layout === 'tabs') {
		return (
			<Tabs
				className="flex-1"
				label="Trace"
				value={tab}
				onChange={setTab}
				tabs={[
					{ key: 'tree', label: 'Spans', content: tree },
					{ key: 'detail', label: 'Detail', content: detail },
				]}
			/>
		);
	}
	return (
		<Split
			direction={layout === 'beside' ? 'row' : 'column'}
			name={`trace-${layout}`}
			initial={layout === 'beside' ? 55 : 40}
			first={tree}
			second={detail}
		/>
	);
}

function TraceSkeletonView() {
	return (
		<div className="flex-1 overflow-hidden">
			<div className="space-y-3 border-b border-line px-6 py-4">
				<Skeleton className="h-5 w-72" />
				<Skeleton className="h-3 w-96" />
				<Skeleton className="h-3 w-80" />
			</div>
			<SkeletonRows rows={12} />
		</div>
	);
}
