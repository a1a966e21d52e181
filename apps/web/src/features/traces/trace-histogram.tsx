'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type PointerEvent, useMemo, useState } from 'react';
import { plural } from '../../lib/format-count.ts';
import { formatDay, formatMinute } from '../../lib/format-time.ts';
import type { TimeRange } from '../../lib/time-range.ts';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { type Filters, isFacet } from '../filters/filter-fields.ts';
import { useFilters } from '../filters/use-filters.ts';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { draggedRange, type HistogramBar, histogramBars, histogramInterval } from './histogram.ts';
import { useTraceQuestion } from './use-trace-list.ts';

const refreshEveryMs = 15_000;

/** What the rollups cannot be narrowed by: then no picture is better than a wrong one. */
const onlyFacets = (filters: Filters): boolean => Object.keys(filters).every((key) => isFacet(key as keyof Filters));

/** Requests over the range; a drag across bars makes them the range. */
export function TraceHistogram() {
	const { range } = useTimeRange();
	const { filters } = useFilters();
	const interval = histogramInterval(range);
	if (interval === null || !onlyFacets(filters)) return null;
	return <Histogram interval={interval} />;
}

function Histogram({ interval }: { interval: 'hour' | 'day' }) {
	const question = useTraceQuestion();
	const { zone, setRange } = useTimeRange();
	const { data } = useQuery(
		useTrpc().costs.by.queryOptions(
			{ ...question, groupBy: 'none', interval, timezone: zone },
			{ placeholderData: keepPreviousData, refetchInterval: refreshEveryMs, staleTime: refreshEveryMs },
		),
	);
	const bars = useMemo(() => (data === undefined ? [] : histogramBars(data, interval, zone)), [data, interval, zone]);
	const label = interval === 'hour' ? formatMinute : formatDay;
	return (
		// Its place is kept while it loads, so that the list does not jump.
		<div className="hidden h-9 shrink-0 px-4 sm:block lg:px-6">
			<Bars bars={bars} describe={(bar) => describe(bar, label(bar.start, zone))} onRange={setRange} />
		</div>
	);
}

function describe({ requests, errors }: HistogramBar, time: string): string {
	const failed = errors === 0 ? '' : `, ${plural(errors, 'failed call')}`;
	return `${time}: ${plural(requests, 'request')}${failed}`;
}

type BarsProps = {
	bars: readonly HistogramBar[];
	describe: (bar: HistogramBar) => string;
	onRange: (range: TimeRange) => unknown;
};

function Bars({ bars, describe: describeBar, onRange }: BarsProps) {
	const [drag, setDrag] = useState<{ from: number; to: number } | null>(null);
	const most = Math.max(1, ...bars.map((bar) => bar.requests));
	const barAt = ({ currentTarget, clientX }: PointerEvent) => {
		const { left, width } = currentTarget.getBoundingClientRect();
		return Math.min(bars.length - 1, Math.max(0, Math.floor(((clientX - left) / width) * bars.length)));
	};
	const isMarked = (index: number) =>
		drag === null || (index >= Math.min(drag.from, drag.to) && index <= Math.max(drag.from, drag.to));
	return (
		<div
			role="img"
			aria-label="Requests over the range; drag to narrow it"
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
					className={`flex h-full flex-1 cursor-ew-resize flex-col justify-end px-px hover:bg-sunken ${isMarked(index) ? '' : 'opacity-30'}`}
				>
					<div
						className="relative min-h-0 overflow-hidden rounded-t-[2px] bg-line-strong"
						style={{ height: `${(bar.requests / most) * 100}%` }}
					>
						<div
							className="absolute inset-x-0 bottom-0 bg-bad"
							style={{ height: `${bar.calls === 0 ? 0 : (bar.errors / bar.calls) * 100}%` }}
						/>
					</div>
				</div>
			))}
		</div>
	);
}
