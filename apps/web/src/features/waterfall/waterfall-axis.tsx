'use client';

import { type PointerEvent, type RefObject, useState } from 'react';
import { formatDuration } from '../../lib/format-duration.ts';
import { percentAt, type TimeWindow, ticksIn } from './time-window.ts';
import type { WaterfallColumns } from './waterfall-context.ts';

type WaterfallAxisProps = {
	columns: WaterfallColumns;
	window: TimeWindow;
	/** The element as wide as the bars. */
	track: RefObject<HTMLDivElement | null>;
	/** What the route may take, µs from the start; null = it has no budget. */
	targetUs: number | null;
	onWindow: (window: TimeWindow) => void;
	onWhole: () => void;
};

/** The head of the waterfall: round times above the bars. Dragging over it zooms, a double click shows all. */
export function WaterfallAxis({ columns, window, track, targetUs, onWindow, onWhole }: WaterfallAxisProps) {
	const [dragged, setDragged] = useState<[number, number] | null>(null);
	const shareOf = (event: PointerEvent): number => {
		const frame = event.currentTarget.getBoundingClientRect();
		return Math.min(1, Math.max(0, (event.clientX - frame.left) / frame.width));
	};
	const release = (event: PointerEvent) => {
		setDragged(null);
		if (dragged === null) return;
		// where it is let go, which may not have been drawn yet
		const [from, to] = [Math.min(dragged[0], shareOf(event)), Math.max(dragged[0], shareOf(event))];
		const width = window.toUs - window.fromUs;
		if (to - from > 0.01) onWindow({ fromUs: window.fromUs + from * width, toUs: window.fromUs + to * width });
	};
	return (
		<div
			aria-hidden
			className="waterfall-grid h-7 shrink-0 items-center overflow-hidden border-b border-line text-xs text-text-3 [scrollbar-gutter:stable]"
		>
			<span>Span</span>
			{/* biome-ignore lint/a11y/noStaticElementInteractions: what the pointer does here, keys do too */}
			<div
				ref={track}
				title="Drag to zoom in, double click for the whole trace"
				className="relative h-full cursor-col-resize touch-none select-none"
				onPointerDown={(event) => {
					event.currentTarget.setPointerCapture(event.pointerId);
					setDragged([shareOf(event), shareOf(event)]);
				}}
				onPointerMove={(event) => dragged !== null && setDragged([dragged[0], shareOf(event)])}
				onPointerUp={release}
				onPointerCancel={() => setDragged(null)}
				onDoubleClick={onWhole}
			>
				{ticksIn(window, 3).map((tick) => (
					<span
						key={tick}
						className="absolute top-0 flex h-full items-center border-l border-line pl-1 whitespace-nowrap"
						style={{ left: `${percentAt(window, tick)}%` }}
					>
						{percentAt(window, tick) > 85 ? '' : formatDuration(tick / 1_000)}
					</span>
				))}
				{targetUs !== null && <Target percent={percentAt(window, targetUs)} targetUs={targetUs} />}
				{dragged !== null && (
					<span
						className="absolute inset-y-0 bg-accent opacity-25"
						style={{ left: `${Math.min(...dragged) * 100}%`, width: `${Math.abs(dragged[1] - dragged[0]) * 100}%` }}
					/>
				)}
			</div>
			<span className="text-right">Took</span>
			{columns.showsSelf && <span className="text-right">Itself</span>}
			{columns.showsCost && <span className="text-right">Cost</span>}
		</div>
	);
}

function Target({ percent, targetUs }: { percent: number; targetUs: number }) {
	if (percent < 0 || percent > 100) return null;
	return (
		<span
			title={`the route’s latency budget: ${formatDuration(targetUs / 1_000)}`}
			className="absolute inset-y-0 z-10 border-l-2 border-dashed border-warn bg-surface pl-1 leading-7 text-warn"
			style={
				percent > 80
					? { right: `${100 - percent}%`, borderLeft: 0, borderRight: '2px dashed', paddingRight: 4 }
					: { left: `${percent}%` }
			}
		>
			target
		</span>
	);
}
