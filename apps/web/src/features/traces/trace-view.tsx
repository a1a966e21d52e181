'use client';

import type { FirstRows } from '@spanledger/api/traces/first-rows';
import { LoaderCircle } from 'lucide-react';
import { parseAsString, useQueryState } from 'nuqs';
import { type ReactNode, useMemo, useState } from 'react';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Skeleton, SkeletonRows } from '../../ui/skeleton.tsx';
import { Split } from '../../ui/split.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { SpanDetailPane } from '../spans/span-detail-pane.tsx';
import { TranscriptView } from '../transcript/transcript-view.tsx';
import { useConversation } from '../transcript/use-conversation.ts';
import { defaultRow } from '../waterfall/default-row.ts';
import { hasAllRows, type Outline } from '../waterfall/outline.ts';
import { NotStored, useOutline } from '../waterfall/use-outline.ts';
import { rowHeight } from '../waterfall/waterfall-rows.tsx';
import { WaterfallView } from '../waterfall/waterfall-view.tsx';
import { TraceHeader } from './trace-header.tsx';

/** beside: tree left, detail right · stacked: tree above · tabs: one at a time. */
export type TraceLayout = 'beside' | 'stacked' | 'tabs';

type TraceViewProps = {
	traceId: string;
	layout: TraceLayout;
	/** What closes or enlarges it: at its head. */
	controls?: ReactNode;
	/** What the page's HTML shows of it already. */
	firstRows?: FirstRows | null;
};

/** A trace with its tree and the detail of one span; the span and the tab are in the URL. */
export function TraceView({ traceId, layout, controls = null, firstRows = null }: TraceViewProps) {
	const [isConversation] = useConversation();
	const { outline, error, retry, readNext } = useOutline(traceId, firstRows);
	if (error !== null || outline === undefined) {
		return (
			<>
				{controls !== null && <div className="flex shrink-0 justify-end gap-1 px-2 py-1.5">{controls}</div>}
				{error === null ? <TraceSkeletonView /> : <NoTrace traceId={traceId} error={error} onRetry={retry} />}
			</>
		);
	}
	return (
		<>
			<TraceHeader outline={outline} isBrief={layout !== 'beside'} controls={controls} />
			{isConversation ? (
				<TranscriptView traceId={traceId} settled={outline.head.settled} />
			) : (
				<TraceBody outline={outline} layout={layout} onEnd={readNext} />
			)}
		</>
	);
}

function NoTrace({ traceId, error, onRetry }: { traceId: string; error: Error; onRetry: () => void }) {
	if (error instanceof NotStored) return <AwaitedTrace traceId={traceId} />;
	return <ErrorNote title="The trace could not be read" error={error} onRetry={onRetry} />;
}

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

/** Toolbar, allotments and axis, px: the detail has what a short tree leaves. */
const aboveTree = 132;

type TraceBodyProps = { outline: Outline; layout: TraceLayout; onEnd: () => void };

function TraceBody({ outline, layout, onEnd }: TraceBodyProps) {
	const { head } = outline;
	const [spanId, setSpanId] = useQueryState('span', parseAsString);
	const [tab, setTab] = useState<'tree' | 'detail'>('tree');
	// until all rows have come nobody knows which of them one came for; more of a very large trace changes nothing
	// biome-ignore lint/correctness/useExhaustiveDependencies: each answer has a head of its own, what is read on has not
	const fallback = useMemo(() => (outline.isComplete ? defaultRow(outline) : null), [outline.isComplete, head]);
	const fallbackId = fallback === null ? null : (outline.columns.spanId[fallback] ?? null);
	const isHere = spanId !== null && (!hasAllRows(outline) || outline.placeOf.has(spanId));
	const selected = isHere ? spanId : fallbackId;
	const select = (next: string) => {
		void setSpanId(next);
		setTab('detail');
	};
	const tree =
		outline.count === 0 ? (
			<NoRows outline={outline} />
		) : (
			<WaterfallView
				outline={outline}
				selected={selected}
				isChosen={selected === spanId}
				isBrief={layout === 'stacked'}
				onSelect={select}
				onEnd={onEnd}
			/>
		);
	const detail = selected === null ? null : <SpanDetailPane key={head.traceId} outline={outline} spanId={selected} />;
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
			initial={layout === 'beside' ? 55 : 64}
			{...(layout === 'stacked' ? { mostPx: aboveTree + head.spanCount * rowHeight } : {})}
			first={tree}
			second={detail}
		/>
	);
}

function NoRows({ outline: { isComplete } }: { outline: Outline }) {
	if (!isComplete) return <SkeletonRows rows={12} />;
	return <p className="px-6 py-8 text-text-2">Its spans have expired: what is above is kept for longer.</p>;
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
