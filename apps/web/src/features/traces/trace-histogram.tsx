'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type PointerEvent, useMemo, useState } from 'react';
import { formatCount, plural } from '../../lib/format-count.ts';
import { formatDay, formatMinute } from '../../lib/format-time.ts';
import type { TimeRange } from '../../lib/time-range.ts';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { draggedRange, type HistogramBar, histogramBars } from './histogram.ts';
import { useTraceQuestion } from './use-trace-list.ts';
import { useTracesView } from './use-traces-view.ts';

const refreshEveryMs = 30_000;

/** Traces over the range, as the list would show them; a drag across bars makes them the range. */
export function TraceHistogram() {
	const question = useTraceQuestion();
	const { all } = useTracesView();
	const { zone, setRange } = useTimeRange();
	const { data } = useQuery(
		useTrpc().traces.histogram.queryOptions(
			{ ...question, modelOnly: !all, timezone: zone },
			{ placeholderData: keepPreviousData, refetchInterval: refreshEveryMs, staleTime: refreshEveryMs },
		),
	);
	const bars = useMemo(() => (data === undefined ? [] : histogramBars(data, zone)), [data, zone]);
	const label = data?.stepMinutes === 1_440 ? formatDay : formatMinute;
	return (
		// Its place is kept while it loads, so that the list does not jump.
		<div className="h-9 shrink-0 px-4 lg:px-6">
			<Bars bars={bars} describe={(bar) => describe(bar, label(bar.start, zone))} onRange={setRange} />
		</div>
	);
}

function describe({ traces, errors, isCounted }: HistogramBar, time: string): string {
	if (!isCounted) return `${time}: not counted, the range holds too much`;
	const failed = errors === 0 ? '' : `, ${formatCount(errors)} failed`;
	return `${time}: ${plural(traces, 'trace')}${failed}`;
}

/** Failed by hatching and colour, never by colour alone. */
const failedFill = 'repeating-linear-gradient(45deg, var(--bad) 0 2px, transparent 2px 4px)';
const uncountedFill = 'repeating-linear-gradient(45deg, var(--line-strong) 0 1px, transparent 1px 6px)';

type BarsProps = {
	bars: readonly HistogramBar[];
	describe: (bar: HistogramBar) => string;
	onRange: (range: TimeRange) => unknown;
};

function Bars({ bars, describe: describeBar, onRange }: BarsProps) {
	const [drag, setDrag] = useState<{ from: number; to: number } | null>(null);
	const most = Math.max(1, ...bars.map((bar) => bar.traces));
	const barAt = ({ currentTarget, clientX }: PointerEvent) => {
		const { left, width } = currentTarget.getBoundingClientRect();
		return Math.min(bars.length - 1, Math.max(0, Math.floor(((clientX - left) / width) * bars.length)));
	};
	const isMarked = (index: number) =>
		drag === null || (index >= Math.min(drag.from, drag.to) && index <= Math.max(drag.from, drag.to));
	return (
		<div
			role="img"
			aria-label="Traces over the range; drag to narrow it"
			data-testid="trace-histogram"
			className="flex h-full touch-none items-end border-b border-line"
			onPointerDown={(event) => {
				event.currentTarget.setPointerCapture(event.pointerId);
				setDrag({ from: barAt(event), to: barAt(event) });
			}}
			onPointerMove={(event) => drag !== null && setDrag({ ...drag, to: barAt(event) })}
			onPointerCancel={() => setDrag(null)}
			onPointerUp={() => {
				const range = drag === null ? null : draggedRange(bars, drag.from, drag.to);
				setDrag(null);
				if (range !== null) onRange(range);
			}}
		>
			{bars.map((bar, index) => (
				<div
					key={bar.start}
					title={describeBar(bar)}
					style={bar.isCounted ? undefined : { background: uncountedFill }}
					className={`flex h-full flex-1 cursor-ew-resize flex-col justify-end px-px hover:bg-sunken ${isMarked(index) ? '' : 'opacity-30'}`}
				>
					<div
						className="relative min-h-0 overflow-hidden rounded-t-[2px] bg-line-strong"
						style={{ height: `${(bar.traces / most) * 100}%` }}
					>
						{bar.errors > 0 && (
							<div
								className="absolute inset-x-0 bottom-0 border-t border-bad"
								style={{ height: `${(bar.errors / bar.traces) * 100}%`, background: failedFill }}
							/>
						)}
					</div>
				</div>
			))}
		</div>
	);
}
