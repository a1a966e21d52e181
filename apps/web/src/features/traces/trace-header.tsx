'use client';

import type { TracePageHead } from '@spanledger/api/traces/read-head';
import Link from 'next/link';
import { type ReactNode, useMemo } from 'react';
import { formatCount, formatCountExact, plural } from '../../lib/format-count.ts';
import { formatDuration } from '../../lib/format-duration.ts';
import { formatTime, formatTimeExact } from '../../lib/format-time.ts';
import { useNow } from '../../lib/use-now.ts';
import { useTitle } from '../../lib/use-title.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Tip } from '../../ui/tip.tsx';
import { CompareMenu } from '../compare/compare-menu.tsx';
import { AddToDatasetButton } from '../datasets/add-to-dataset-button.tsx';
import { isPaged, pageOf } from '../dimensions/page-of.ts';
import { LinkChips } from '../links/link-chips.tsx';
import { useProject } from '../projects/project-context.tsx';
import { SignalChips } from '../quality/signal-chips.tsx';
import { ScoreChips } from '../scores/score-chips.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { ViewSwitch } from '../transcript/view-switch.tsx';
import { hasAllRows, type Outline } from '../waterfall/outline.ts';
import { CostFigure } from './cost-figure.tsx';
import { describeCause } from './describe-cause.ts';
import { TraceStatus } from './trace-status.tsx';

/** What the trace was, when, how long, how much, for whom; and the cause line. */
export function TraceHeader({ outline }: { outline: Outline }) {
	const { head: trace } = outline;
	const cause = useMemo(() => describeCause({ ...outline.head, modelCalls: modelCalls(outline) }), [outline]);
	useTitle(trace.name);
	return (
		<header className="@container shrink-0 space-y-1.5 border-b border-line px-4 py-3 lg:px-6">
			<div className="flex flex-wrap items-center gap-x-4 gap-y-1">
				<h1 className="min-w-0 truncate">{trace.name}</h1>
				<TraceStatus state={trace} />
				{!trace.settled && <Settling />}
				<Figures trace={trace} />
				<div className="ml-auto flex items-center gap-1">
					<ViewSwitch />
					<CompareMenu trace={trace} />
					<AddToDatasetButton traceId={trace.traceId} />
					<TraceLinks traceId={trace.traceId} />
				</div>
			</div>
			<Dimensions trace={trace} />
			<ScoreChips scores={trace.scores} />
			<SignalChips signals={trace.signals} />
			{cause !== '' && (
				<p data-testid="cause" className="text-text-2">
					{cause}
				</p>
			)}
			<Unfinished trace={trace} />
		</header>
	);
}

/** null while some are still to come. */
function modelCalls(outline: Outline): number | null {
	if (!hasAllRows(outline)) return null;
	const { columns, count } = outline;
	let calls = 0;
	for (let row = 0; row < count; row++) if (columns.stage[row] === 'llm' && columns.type[row] === 'llm') calls++;
	return calls;
}

function Settling() {
	return (
		<Tip text="Its spans are stored; cost and critical path are final once the trace has been quiet for a second.">
			<span role="status" className="text-text-3">
				settling…
			</span>
		</Tip>
	);
}

function Figures({ trace }: { trace: TracePageHead }) {
	const { zone } = useTimeRange();
	const tokens = trace.usage?.totalTokens ?? null;
	return (
		<div className="order-last flex basis-full flex-wrap items-baseline gap-x-4 tabular-nums @3xl:order-none @3xl:basis-auto">
			<time dateTime={trace.startTime} title={formatTimeExact(trace.startTime, zone)} className="text-text-2">
				{formatTime(trace.startTime, zone, useNow())} <span className="text-xs text-text-3">{zone}</span>
			</time>
			<span className="font-medium">{formatDuration(trace.durationMs)}</span>
			<Tip text={usageWords(trace)}>
				<span>
					{formatCount(tokens)} <span className="text-text-3">tokens</span>
				</span>
			</Tip>
			<span className="font-medium">
				<CostFigure {...trace} />
			</span>
			<span className="text-text-3">{plural(trace.spanCount, 'span')}</span>
		</div>
	);
}

function usageWords({ usage }: TracePageHead): string {
	if (usage === null) return 'No span reported tokens.';
	return `${formatCountExact(usage.inputTokens)} in, ${formatCountExact(usage.outputTokens)} out`;
}

/** Links for people and for logs. */
function TraceLinks({ traceId }: { traceId: string }) {
	const { slug } = useProject();
	const origin = typeof window === 'undefined' ? '' : window.location.origin;
	return (
		<>
			<Tip text={traceId}>
				<span className="hidden font-mono text-sm text-text-3 @3xl:inline">{traceId.slice(0, 8)}</span>
			</Tip>
			<CopyButton quiet text={traceId} label="Copy the trace id" />
			<CopyButton text={`${origin}/${slug}/traces/${traceId}`} label="Copy link" />
		</>
	);
}

type Dimension = { label: string; value: string | null; filter: string };

/** Who it was for; each leads to their traces. */
function Dimensions({ trace }: { trace: TracePageHead }) {
	const { slug } = useProject();
	const dimensions: Dimension[] = [
		{ label: 'tenant', value: trace.tenant, filter: 'tenant' },
		{ label: 'user', value: trace.userId, filter: 'user' },
		{ label: 'session', value: trace.sessionId, filter: 'session' },
		{ label: 'team', value: trace.team, filter: 'team' },
		{ label: 'feature', value: trace.feature, filter: 'feature' },
		{ label: 'environment', value: trace.environment, filter: 'environment' },
	];
	const set = dimensions.filter(({ value }) => value !== null);
	const hrefOf = ({ filter, value }: Dimension) =>
		isPaged(filter)
			? pageOf(slug, filter, value ?? '')
			: `/${slug}/traces?range=30d&all=true&${filter}=${encodeURIComponent(value ?? '')}`;
	return (
		<ul className="flex flex-wrap gap-x-4 gap-y-0.5 text-sm">
			{set.map((dimension) => (
				<Labelled key={dimension.label} label={dimension.label}>
					<Link href={hrefOf(dimension)} className="hover:text-accent hover:underline">
						{dimension.value}
					</Link>
				</Labelled>
			))}
			{trace.requestId !== null && <Labelled label="request">{trace.requestId}</Labelled>}
			{trace.release !== null && <Labelled label="release">{trace.release}</Labelled>}
			{trace.tenant === null && (
				<Labelled label="tenant">
					<Tip text="No span of this trace names a tenant. Set tenant.id on its root span: every call below inherits it.">
						<span className="text-text-3">– not set</span>
					</Tip>
				</Labelled>
			)}
			<li className="contents">
				<LinkChips traceId={trace.traceId} />
			</li>
		</ul>
	);
}

function Labelled({ label, children }: { label: string; children: ReactNode }) {
	return (
		<li className="flex gap-1.5">
			<span className="text-text-3">{label}</span> {children}
		</li>
	);
}

function Unfinished({ trace }: { trace: TracePageHead }) {
	if (!trace.running && !trace.incomplete) return null;
	return (
		<p className="text-info">
			{trace.running
				? 'Still running: the root span has not arrived. Duration and status are those of the spans so far.'
				: 'Incomplete: the root span never arrived. Duration and status are those of the spans that did.'}
		</p>
	);
}
