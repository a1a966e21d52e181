'use client';

import type { TraceListItem } from '@spanledger/api/traces/trace-shape';
import { formatCount } from '../../lib/format-count.ts';
import { formatDuration } from '../../lib/format-duration.ts';
import { formatTime, formatTimeExact } from '../../lib/format-time.ts';
import { SignalMark } from '../quality/signal-chips.tsx';
import { CostFigure } from './cost-figure.tsx';
import { DurationBar } from './duration-bar.tsx';
import type { TraceColumn, TraceColumnKey } from './trace-columns.ts';
import { TraceStatus } from './trace-status.tsx';

export type TraceRowContext = { zone: string; now: Date; p95Ms: number };

const lineHeight = 32;
const previewHeight = 20;

/** Px of a row; the preview line is there only when there is something to read. */
export function traceRowHeight({ inputPreview }: TraceListItem): number {
	return inputPreview === null ? lineHeight : lineHeight + previewHeight;
}

type TraceRowProps = { trace: TraceListItem; columns: readonly TraceColumn[]; context: TraceRowContext };

/** A trace in the list: its figures in one line, the first words of its question under them. */
export function TraceRow({ trace, columns, context }: TraceRowProps) {
	return (
		<>
			<div
				className="grid h-8 items-center gap-x-3 text-sm"
				style={{ gridTemplateColumns: columns.map(({ width }) => width).join(' ') }}
			>
				{columns.map(({ key, right }) => (
					<div key={key} className={right ? 'figure' : 'truncate'}>
						<Cell column={key} trace={trace} context={context} />
					</div>
				))}
			</div>
			<Preview trace={trace} className="pl-26" />
		</>
	);
}

function Preview({ trace, className }: { trace: TraceListItem; className: string }) {
	if (trace.inputPreview === null) return null;
	return <p className={`-mt-1.5 h-5 truncate text-sm text-text-3 ${className}`}>{trace.inputPreview}</p>;
}

const dash = <span className="text-text-3">–</span>;

function Cell({ column, trace, context }: { column: TraceColumnKey; trace: TraceListItem; context: TraceRowContext }) {
	switch (column) {
		case 'time':
			return (
				<time
					dateTime={trace.startTime}
					title={formatTimeExact(trace.startTime, context.zone)}
					className="text-text-2 tabular-nums"
				>
					{formatTime(trace.startTime, context.zone, context.now)}
				</time>
			);
		case 'route':
			return (
				<span className="flex items-center gap-1.5">
					<span className="truncate font-medium">{trace.route ?? trace.name}</span>
					<SignalMark signals={trace.signals} />
				</span>
			);
		case 'tenant':
			return trace.tenant ?? dash;
		case 'user':
			return trace.userId ?? dash;
		case 'model':
			return <Models models={trace.models} />;
		case 'status':
			return <TraceStatus state={trace} />;
		case 'duration':
			return <DurationBar durationMs={trace.durationMs} p95Ms={context.p95Ms} isRunning={trace.running} />;
		case 'tokens':
			return formatCount(trace.usage?.totalTokens ?? null);
		case 'cost':
			return <CostFigure {...trace} />;
	}
}

function Models({ models }: { models: string[] }) {
	const [first, ...others] = models;
	if (first === undefined) return dash;
	return (
		<span title={models.join(', ')} className="flex gap-1">
			<span className="truncate">{first}</span>
			{others.length > 0 && <span className="text-text-3">+{others.length}</span>}
		</span>
	);
}

export const narrowRowHeight = 64;

/** The same on a telephone: two lines, and no bar. */
export function NarrowTraceRow({ trace, context }: { trace: TraceListItem; context: TraceRowContext }) {
	const place = [formatTime(trace.startTime, context.zone, context.now), trace.tenant, trace.models[0]];
	return (
		<div className="py-1.5 text-sm">
			<div className="flex items-baseline gap-3">
				<span className="min-w-0 flex-1 truncate text-base font-medium">{trace.route ?? trace.name}</span>
				<span className="figure">{formatDuration(trace.durationMs)}</span>
				<span className="figure w-16">
					<CostFigure {...trace} />
				</span>
			</div>
			<div className="flex items-center gap-3 text-text-2">
				<span className="min-w-0 flex-1 truncate">{place.filter((part) => part !== null).join(' · ')}</span>
				<SignalMark signals={trace.signals} />
				<TraceStatus state={trace} />
			</div>
			<Preview trace={trace} className="mt-0" />
		</div>
	);
}
