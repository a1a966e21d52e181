'use client';

import { useState } from 'react';
import {
	Bar,
	CartesianGrid,
	ComposedChart,
	Line,
	Rectangle,
	ReferenceArea,
	ReferenceDot,
	ResponsiveContainer,
	Tooltip,
	XAxis,
	YAxis,
} from 'recharts';

export type Series = { name: string; colour: string };
export type StackedBar = {
	label: string;
	values: { [series: string]: number };
	isIncomplete: boolean;
	/** What stood here in the period before. */
	ghost?: number;
	/** What is remarkable about it: a triangle above the bar, the words in its hover. */
	mark?: string | undefined;
};

type StackedBarsProps = {
	series: readonly Series[];
	bars: readonly StackedBar[];
	format: (value: number) => string;
	/** Shorter, for the axis. */
	formatTick: (value: number) => string;
	/** A click on a bar (first = last), or a drag over several, by their places. */
	onPick?: (first: number, last: number) => void;
	height?: number;
};

const axis = { tick: { fontSize: 11, fill: 'var(--text-3)' }, tickLine: false };
const margin = { top: 8, right: 0, bottom: 0, left: 0 };

/** Bars from zero, stacked in the order of the series; the hover lists all of them, largest first. */
export function StackedBars({ series, bars, format, formatTick, onPick, height = 260 }: StackedBarsProps) {
	const { brush, handlers } = useBrush(onPick);
	const hasGhost = bars.some(({ ghost }) => ghost !== undefined);
	return (
		<div style={{ height }} role="img" aria-label="Bars over time; the table below has the figures">
			<ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 800, height }}>
				<ComposedChart
					data={[...bars]}
					margin={margin}
					barCategoryGap="18%"
					className={onPick === undefined ? '' : 'cursor-zoom-in select-none'}
					{...handlers}
				>
					<CartesianGrid vertical={false} stroke="var(--line)" />
					<XAxis {...axis} dataKey="label" axisLine={{ stroke: 'var(--line-strong)' }} minTickGap={28} />
					<YAxis {...axis} axisLine={false} width={64} tickFormatter={formatTick} domain={[0, 'auto']} />
					<Tooltip
						cursor={{ fill: 'var(--sunken)' }}
						isAnimationActive={false}
						content={({ active, payload }) => (
							<Hover bar={active ? barOf(payload) : null} series={series} format={format} />
						)}
					/>
					{series.map(({ name, colour }) => (
						<Bar
							key={name}
							dataKey={(bar: StackedBar) => bar.values[name] ?? 0}
							name={name}
							stackId="all"
							fill={colour}
							isAnimationActive={false}
							maxBarSize={48}
							shape={(props: object) => <Segment {...props} />}
						/>
					))}
					{bars.map((bar) =>
						bar.mark === undefined ? null : (
							<ReferenceDot
								key={bar.label}
								x={bar.label}
								y={sumOfBar(bar)}
								shape={({ cx = 0, cy = 0 }) => <MarkTriangle x={cx} y={cy} />}
							/>
						),
					)}
					{hasGhost && (
						<Line
							dataKey="ghost"
							type="step"
							stroke="var(--text-3)"
							strokeDasharray="4 3"
							dot={false}
							activeDot={false}
							isAnimationActive={false}
						/>
					)}
					{brush !== null && (
						<ReferenceArea
							x1={bars[brush.first]?.label ?? ''}
							x2={bars[brush.last]?.label ?? ''}
							fill="var(--accent)"
							fillOpacity={0.15}
						/>
					)}
				</ComposedChart>
			</ResponsiveContainer>
		</div>
	);
}

type Brush = { first: number; last: number };
type ChartPoint = { activeTooltipIndex?: number | string | null | undefined };

/** Press, drag, release: the bars between; without a drag the one bar. */
function useBrush(onPick: StackedBarsProps['onPick']) {
	const [drag, setDrag] = useState<{ start: number; end: number } | null>(null);
	if (onPick === undefined) return { brush: null, handlers: {} };
	const indexOf = ({ activeTooltipIndex: at }: ChartPoint) => (at === null || at === undefined ? null : Number(at));
	const brush: Brush | null =
		drag === null ? null : { first: Math.min(drag.start, drag.end), last: Math.max(drag.start, drag.end) };
	const handlers = {
		onMouseDown: (point: ChartPoint) => {
			const at = indexOf(point);
			if (at !== null) setDrag({ start: at, end: at });
		},
		onMouseMove: (point: ChartPoint) => {
			const at = indexOf(point);
			if (drag !== null && at !== null) setDrag({ ...drag, end: at });
		},
		onMouseUp: () => {
			if (brush !== null) onPick(brush.first, brush.last);
			setDrag(null);
		},
		onMouseLeave: () => setDrag(null),
	};
	return { brush: brush?.first === brush?.last ? null : brush, handlers };
}

const sumOfBar = ({ values }: StackedBar): number => Object.values(values).reduce((sum, value) => sum + value, 0);

function MarkTriangle({ x, y }: { x: number; y: number }) {
	return <path d={`M${x - 4} ${y - 3}h8l-4 -7z`} fill="var(--warn)" />;
}

/** A bar that shows only a part of its interval is paler. */
function Segment(props: { payload?: StackedBar }) {
	return <Rectangle {...props} fillOpacity={props.payload?.isIncomplete === true ? 0.55 : 1} />;
}

/** Recharts hands the datum back untyped; it is the one we gave it. */
function barOf(payload: readonly { payload?: unknown }[] | undefined): StackedBar | null {
	return (payload?.[0]?.payload as StackedBar | undefined) ?? null;
}

type HoverProps = { bar: StackedBar | null; series: readonly Series[]; format: (value: number) => string };

function Hover({ bar, series, format }: HoverProps) {
	if (bar === null) return null;
	const amountOf = ({ name }: Series) => bar.values[name] ?? 0;
	const present = series.filter((one) => amountOf(one) > 0).sort((a, b) => amountOf(b) - amountOf(a));
	const sum = present.reduce((total, one) => total + amountOf(one), 0);
	return (
		<div className="min-w-44 rounded-md border border-line-strong bg-raised px-3 py-2 text-sm shadow-sm">
			<p className="mb-1 flex justify-between gap-4 font-medium">
				<span>
					{bar.label}
					{bar.isIncomplete && <span className="font-normal text-text-3"> in part</span>}
				</span>
				<span className="figure">{format(sum)}</span>
			</p>
			{bar.mark !== undefined && <p className="mb-1 max-w-72 text-warn">▲ {bar.mark}</p>}
			{bar.ghost !== undefined && (
				<p className="mb-1 flex justify-between gap-4 text-text-3">
					<span>period before</span>
					<span className="figure">{format(bar.ghost)}</span>
				</p>
			)}
			{present.map((one) => (
				<p key={one.name} className="flex items-center gap-2">
					<span aria-hidden className="size-2 rounded-[2px]" style={{ background: one.colour }} />
					<span className="min-w-0 flex-1 truncate text-text-2">{one.name}</span>
					<span className="figure">{format(amountOf(one))}</span>
				</p>
			))}
		</div>
	);
}
