'use client';

import type { SpanDetail } from '@spanledger/api/traces/read-span';
import { useQuery } from '@tanstack/react-query';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { LinkChips } from '../links/link-chips.tsx';
import { useProject } from '../projects/project-context.tsx';
import { SignalReasons } from '../quality/signal-chips.tsx';
import { ScoreChips } from '../scores/score-chips.tsx';
import { type Outline, rowAt } from '../waterfall/outline.ts';
import { AttributesTab } from './attributes-tab.tsx';
import { ConversationTab } from './conversation-tab.tsx';
import { CostTab } from './cost-tab.tsx';
import { EventsTab } from './events-tab.tsx';
import { LogsTab } from './logs-tab.tsx';
import { RecognisedTab } from './recognised-tab.tsx';
import { factsOfRow } from './span-facts.ts';
import { SpanHeader } from './span-header.tsx';
import { spanKeys } from './span-keys.ts';
import { timesOf } from './span-times.ts';

const tabKeys = ['conversation', 'cost', 'recognised', 'attributes', 'events', 'logs'] as const;

/** Everything about one span. Its figures are there at once, from the tree; what it carried follows. */
export function SpanDetailPane({ outline, spanId }: { outline: Outline; spanId: string }) {
	const { slug } = useProject();
	const { head: trace, placeOf } = outline;
	const row = placeOf.get(spanId);
	const detail = useQuery(
		useTrpc().traces.span.queryOptions(
			{ project: slug, traceId: trace.traceId, spanId },
			// A cost may still come while the trace settles.
			{ staleTime: trace.settled ? Number.POSITIVE_INFINITY : 1_000 },
		),
	);
	const times = row === undefined ? null : timesOf(rowAt(outline, row), trace);
	const facts = detail.data ?? (row === undefined ? null : factsOfRow(rowAt(outline, row)));
	const ownScores = trace.scores.filter((score) => score.spanId === spanId);
	return (
		<div className="flex h-full min-h-0 flex-col">
			{facts !== null && (
				<SpanHeader
					span={facts}
					times={times}
					keys={spanKeys(detail.data)}
					place={{ traceId: trace.traceId, spanId }}
				/>
			)}
			{ownScores.length > 0 && (
				<div className="px-4 pb-2">
					<ScoreChips scores={ownScores} />
				</div>
			)}
			<div className="flex flex-wrap gap-x-4 px-4 text-sm not-empty:pb-2">
				<LinkChips traceId={trace.traceId} spanId={spanId} />
			</div>
			<SignalReasons signals={detail.data?.signalReasons ?? []} />
			{detail.isPending && <DetailSkeleton />}
			{detail.isError && (
				<ErrorNote title="The span could not be read" error={detail.error} onRetry={() => detail.refetch()} />
			)}
			{detail.isSuccess && <DetailTabs key={spanId} span={detail.data} traceId={trace.traceId} />}
		</div>
	);
}

function DetailTabs({ span, traceId }: { span: SpanDetail; traceId: string }) {
	const [tab, setTab] = useQueryState('tab', parseAsStringLiteral(tabKeys).withDefault('conversation'));
	const isCall = span.cost !== null || span.usage !== null;
	const notes = span.events.length + span.links.length;
	const logCount = span.logs.length === 0 ? '' : `${span.logs.length}${span.hasMoreLogs ? '+' : ''}`;
	return (
		<Tabs
			className="flex-1"
			label="Span"
			value={tab}
			onChange={(next) => void setTab(next)}
			tabs={[
				{ key: 'conversation', label: isCall ? 'Conversation' : 'Content', content: <ConversationTab span={span} /> },
				{ key: 'cost', label: 'Cost', content: <CostTab span={span} /> },
				{ key: 'recognised', label: 'Recognised', content: <RecognisedTab span={span} traceId={traceId} /> },
				{ key: 'attributes', label: 'Attributes', content: <AttributesTab span={span} /> },
				{ key: 'events', label: notes === 0 ? 'Events' : `Events ${notes}`, content: <EventsTab span={span} /> },
				{ key: 'logs', label: logCount === '' ? 'Logs' : `Logs ${logCount}`, content: <LogsTab span={span} /> },
			]}
		/>
	);
}

function DetailSkeleton() {
	return (
		<div className="space-y-3 p-4" role="status" aria-label="Loading">
			<Skeleton className="h-3 w-2/3" />
			<Skeleton className="h-24 w-full" />
			<Skeleton className="h-40 w-full" />
		</div>
	);
}
