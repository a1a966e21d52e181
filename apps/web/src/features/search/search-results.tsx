'use client';

import type { FoundTrace, SearchHit } from '@spanledger/api/search/search-shape';
import { useEffect, useMemo, useRef } from 'react';
import { plural } from '../../lib/format-count.ts';
import { formatDuration } from '../../lib/format-duration.ts';
import { formatMinute, formatTime, formatTimeExact } from '../../lib/format-time.ts';
import { useNow } from '../../lib/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { CheckAll } from '../traces/check-all.tsx';
import { CostFigure } from '../traces/cost-figure.tsx';
import { RowCheck } from '../traces/row-check.tsx';
import { SelectionBar } from '../traces/selection-bar.tsx';
import { TraceStatus } from '../traces/trace-status.tsx';
import { useListKeys } from '../traces/use-list-keys.ts';
import { type ListSelection, useSelection } from '../traces/use-selection.ts';
import { useSelectionKeys } from '../traces/use-selection-keys.ts';
import { type SearchState, useSearch } from './use-search.ts';

type Open = (traceId: string, spanId: string | null) => void;
type SearchResultsProps = { selected: string | null; onOpen: Open; openWhole: Open };

/** What a full-text search found so far, the latest first; each hit leads to its span. */
export function SearchResults({ selected, onOpen, openWhole }: SearchResultsProps) {
	const { stop, goOn, ...state } = useSearch();
	const listed = useMemo(() => state.traces.map(({ traceId }) => traceId), [state.traces]);
	const selection = useSelection(listed);
	useSelectionKeys(selection, selected);
	const spanOf = (traceId: string) => state.traces.find((trace) => trace.traceId === traceId)?.hits[0]?.spanId ?? null;
	useListKeys({ listed, openWhole, spanOf });
	const list = useRef<HTMLUListElement>(null);
	useEffect(() => {
		if (selected === null) return;
		list.current?.querySelector(`[data-trace-id="${CSS.escape(selected)}"]`)?.scrollIntoView({ block: 'nearest' });
	}, [selected]);
	return (
		<div className="flex min-h-0 flex-1 flex-col">
			<Progress state={state} listed={listed} selection={selection} onStop={stop} onGoOn={goOn} />
			<ul ref={list} className="min-h-0 flex-1 overflow-auto" data-testid="search-results">
				{state.traces.map((trace) => (
					<Result
						key={trace.traceId}
						trace={trace}
						isSelected={trace.traceId === selected}
						selection={selection}
						onOpen={onOpen}
					/>
				))}
			</ul>
			<SelectionBar selection={selection} />
		</div>
	);
}

type ProgressProps = {
	state: SearchState;
	listed: readonly string[];
	selection: ListSelection;
	onStop: () => void;
	onGoOn: () => void;
};

function Progress({ state, listed, selection, onStop, onGoOn }: ProgressProps) {
	const { zone } = useTimeRange();
	const { traces, backTo, isRunning, before, notYet, error } = state;
	const found = `${plural(traces.length, 'trace')}${isRunning ? ' so far' : ''}`;
	return (
		<div
			role="status"
			className="relative flex min-h-9 shrink-0 flex-wrap items-center gap-3 border-b border-line pr-4 pl-10 text-text-2 lg:pr-6"
		>
			<div className="absolute top-1.5 left-2">
				<CheckAll listed={listed} selection={selection} />
			</div>
			{error === null ? <span>{found}</span> : <span className="text-bad">The search broke off: {error}</span>}
			{backTo !== null && (
				<span className="text-text-3">
					searched back to {formatMinute(backTo, zone)} ({zone})
				</span>
			)}
			{notYet > 0 && <span className="text-text-3">{plural(notYet, 'trace')} not searchable yet</span>}
			{isRunning && <Button onClick={onStop}>Stop</Button>}
			{!isRunning && before !== null && <Button onClick={onGoOn}>Search further back</Button>}
		</div>
	);
}

type ResultProps = {
	trace: FoundTrace;
	isSelected: boolean;
	selection: ListSelection;
	onOpen: SearchResultsProps['onOpen'];
};

function Result({ trace, isSelected, selection: { chosen, choose }, onOpen }: ResultProps) {
	const { zone } = useTimeRange();
	const now = useNow();
	return (
		<li
			className={`relative border-b border-line py-1 pr-4 pl-10 text-sm [content-visibility:auto] [contain-intrinsic-height:56px] lg:pr-6 ${isSelected || chosen.has(trace.traceId) ? 'bg-accent-soft' : ''}`}
		>
			<div data-choose={trace.traceId} className="absolute top-1.5 left-2">
				<RowCheck
					label={`Choose trace ${trace.traceId.slice(0, 8)}`}
					checked={chosen.has(trace.traceId)}
					onChange={(isRange) => choose(trace.traceId, isRange)}
				/>
			</div>
			<button
				type="button"
				data-trace-id={trace.traceId}
				aria-current={isSelected}
				onClick={() => onOpen(trace.traceId, trace.hits[0]?.spanId ?? null)}
				className="flex h-7 w-full items-center gap-3 text-left hover:underline"
			>
				<time
					dateTime={trace.startTime}
					title={formatTimeExact(trace.startTime, zone)}
					className="w-22 shrink-0 text-text-2 tabular-nums"
				>
					{formatTime(trace.startTime, zone, now)}
				</time>
				<span className="min-w-0 flex-1 truncate font-medium">{trace.route ?? trace.name}</span>
				<span className="hidden truncate text-text-2 sm:inline">{trace.tenant}</span>
				<TraceStatus state={trace} />
				<span className="figure w-16">{formatDuration(trace.durationMs)}</span>
				<span className="figure w-16">
					<CostFigure {...trace} />
				</span>
			</button>
			{trace.hits.map((hit) => (
				<Hit
					key={`${hit.spanId} ${hit.place} ${hit.snippet.map(({ text }) => text).join('')}`}
					hit={hit}
					onOpen={() => onOpen(trace.traceId, hit.spanId)}
				/>
			))}
			{trace.hits.length === 0 && <p className="pb-1 text-text-3 sm:pl-25">Its content has expired.</p>}
		</li>
	);
}

function Hit({ hit, onOpen }: { hit: SearchHit; onOpen: () => void }) {
	return (
		<button type="button" onClick={onOpen} className="flex w-full gap-2 pb-1 text-left hover:bg-sunken sm:pl-25">
			<span className="w-20 shrink-0 truncate text-text-3" title={`${hit.spanName}, ${hit.place}`}>
				{hit.place}
			</span>
			<span className="line-clamp-2 min-w-0 flex-1 text-text-2 [overflow-wrap:anywhere]">
				{hit.snippet.map(({ text, isHit }, index) => {
					const key = `${index} ${text}`;
					return isHit ? (
						<mark key={key} className="rounded-sm bg-accent-soft font-semibold text-text">
							{text}
						</mark>
					) : (
						<span key={key}>{text}</span>
					);
				})}
			</span>
		</button>
	);
}
