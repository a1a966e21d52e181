'use client';

import type { TracePageHead } from '@spanledger/api/traces/read-head';
import Link from 'next/link';
import { type ReactNode, useMemo, useState } from 'react';
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
import { routeLatencyHref } from './route-latency.ts';
import { traceHref } from './trace-href.ts';
import { TraceStatus } from './trace-status.tsx';

/** `isBrief`: beside a list, and on a telephone, the rows need the room: the rest is one click away. */
type TraceHeaderProps = { outline: Outline; isBrief: boolean; controls: ReactNode };

/** What the trace was, when, how long, how much, for whom; and the cause line. */
export function TraceHeader({ outline, isBrief, controls }: TraceHeaderProps) {
	const { head: trace } = outline;
	const [isOpen, setOpen] = useState(false);
	const isWhole = !isBrief || isOpen;
	const cause = useMemo(() => describeCause({ ...outline.head, modelCalls: modelCalls(outline) }), [outline]);
	useTitle(trace.name);
	return (
		<header
			className={`@container shrink-0 border-b border-line px-4 ${isBrief ? 'space-y-0.5 py-2' : 'space-y-1.5 py-3 lg:px-6'}`}
		>
			<div className={`flex items-center gap-x-4 gap-y-1 ${isBrief ? '' : 'flex-wrap'}`}>
				<h1 className={`min-w-0 truncate ${isBrief ? 'text-lg' : ''}`} title={trace.name}>
					{trace.name}
				</h1>
				<TraceStatus state={trace} />
				{!trace.settled && <Settling />}
				{!isBrief && <Figures trace={trace} isBrief={false} />}
				<div className="ml-auto flex shrink-0 items-center gap-1">
					<ViewSwitch />
					<CompareMenu trace={trace} />
					<AddToDatasetButton traceId={trace.traceId} />
					<TraceLinks traceId={trace.traceId} isBrief={isBrief} />
					{controls}
				</div>
			</div>
			{isBrief && (
				<div className="flex items-baseline justify-between gap-x-4">
					<Figures trace={trace} isBrief />
					<More isOpen={isOpen} onToggle={() => setOpen(!isOpen)} />
				</div>
			)}
			<Dimensions trace={trace} isBrief={!isWhole} />
			{isWhole && (
				<>
					<ScoreChips scores={trace.scores} />
					<SignalChips signals={trace.signals} />
				</>
			)}
			{cause !== '' && (
				<p data-testid="cause" title={cause} className={`text-text-2 ${isWhole ? '' : 'line-clamp-1'}`}>
					{cause}
				</p>
			)}
			<Unfinished trace={trace} />
		</header>
	);
}

function More({ isOpen, onToggle }: { isOpen: boolean; onToggle: () => void }) {
	return (
		<button
			type="button"
			aria-expanded={isOpen}
			title="Team, feature, request, links, scores and signals"
			onClick={onToggle}
			className="shrink-0 text-sm text-accent hover:underline"
		>
			{isOpen ? 'Less' : 'More'}
		</button>
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

function Figures({ trace, isBrief }: { trace: TracePageHead; isBrief: boolean }) {
	const { zone } = useTimeRange();
	const tokens = trace.usage?.totalTokens ?? null;
	return (
		<div
			className={`flex flex-wrap items-baseline gap-x-4 tabular-nums ${isBrief ? 'min-w-0' : 'order-last basis-full @3xl:order-none @3xl:basis-auto'}`}
		>
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

/** Links for people, which show what one sees, and the id for logs. */
function TraceLinks({ traceId, isBrief }: { traceId: string; isBrief: boolean }) {
	const { slug } = useProject();
	const link = () =>
		`${window.location.origin}${traceHref(slug, traceId, new URLSearchParams(window.location.search))}`;
	return (
		<>
			{!isBrief && (
				<>
					<Tip text={traceId}>
						<span className="hidden font-mono text-sm text-text-3 @3xl:inline">{traceId.slice(0, 8)}</span>
					</Tip>
					<CopyButton quiet text={traceId} label="Copy the trace id" />
				</>
			)}
			<CopyButton quiet={isBrief} text={link} label="Copy link" />
		</>
	);
}

type Dimension = { label: string; value: string | null; filter: string };

/** Who it was for; each leads to their traces. In brief in one line: those with a page of their own, and the route. */
function Dimensions({ trace, isBrief }: { trace: TracePageHead; isBrief: boolean }) {
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
	const links = (shown: readonly Dimension[]) =>
		shown.map((dimension) => (
			<Labelled key={dimension.label} label={dimension.label}>
				<Link href={hrefOf(dimension)} className="hover:text-accent hover:underline">
					{dimension.value}
				</Link>
			</Labelled>
		));
	if (isBrief) {
		return (
			<ul className="flex gap-x-4 overflow-hidden text-sm whitespace-nowrap">
				{links(set.filter(({ filter }) => isPaged(filter)))}
				<RouteLink trace={trace} />
			</ul>
		);
	}
	return (
		<ul className="flex flex-wrap gap-x-4 gap-y-0.5 text-sm">
			<RouteLink trace={trace} />
			{links(set)}
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

function RouteLink({ trace: { route, startTime } }: { trace: TracePageHead }) {
	const { slug } = useProject();
	const now = useNow();
	if (route === null) return null;
	return (
		<Labelled label="route">
			<Tip text="How fast the route is: its latency page">
				<Link href={routeLatencyHref(slug, route, startTime, now)} className="hover:text-accent hover:underline">
					{route}
				</Link>
			</Tip>
		</Labelled>
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
