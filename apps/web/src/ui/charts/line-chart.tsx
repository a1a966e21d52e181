'use client';

import {
	CartesianGrid,
	type DotItemDotProps,
	Line,
	LineChart as Lines,
	ResponsiveContainer,
	Tooltip,
	XAxis,
	YAxis,
} from 'recharts';
import type { LineRow } from './line-rows.ts';
import { timeTicks } from './time-ticks.ts';

export type LineSeries = { name: string; colour: string; dashed?: boolean };

type LineChartProps = {
	series: readonly LineSeries[];
	rows: readonly LineRow[];
	/** What the axis covers, ms since the epoch. */
	fromMs: number;
	toMs: number;
	format: (value: number) => string;
	/** Shorter, for the axis. */
	formatTick?: (value: number) => string;
	formatTime: (atMs: number) => string;
	formatTimeTick: (atMs: number) => string;
	/** What is known besides the value, in the hover: the bounds of a percentile. */
	noteOf?: (name: string, atMs: number) => string;
	height?: number;
	/** Where the axis ends; without it a little above the highest value. */
	highest?: number;
};

const axis = { tick: { fontSize: 11, fill: 'var(--text-3)' }, tickLine: false };
const margin = { top: 6, right: 6, bottom: 0, left: 0 };

/** Thin lines over time, from zero; the hover lists all of them, largest first. */
export function LineChart(props: LineChartProps) {
	const { series, rows, fromMs, toMs, format, formatTick = format, formatTimeTick, height = 160, highest } = props;
	return (
		<div style={{ height }} role="img" aria-label={`Lines over time: ${series.map(({ name }) => name).join(', ')}`}>
			<ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 400, height }}>
				<Lines data={[...rows]} margin={margin}>
					<CartesianGrid vertical={false} stroke="var(--line)" />
					<XAxis
						{...axis}
						type="number"
						dataKey="atMs"
						height={22}
						domain={[fromMs, toMs]}
						axisLine={{ stroke: 'var(--line-strong)' }}
						ticks={timeTicks(fromMs, toMs)}
						tickFormatter={formatTimeTick}
						interval="preserveStart"
						minTickGap={16}
						scale="time"
					/>
					<YAxis
						{...axis}
						axisLine={false}
						width={62}
						tickFormatter={formatTick}
						tickCount={4}
						allowDataOverflow={highest !== undefined}
						domain={[lowest, highest ?? (isAllZero(rows) ? 1 : 'auto')]}
					/>
					<Tooltip
						cursor={{ stroke: 'var(--line-strong)' }}
						isAnimationActive={false}
						content={({ active, payload }) => <Hover {...props} row={active ? rowOf(payload) : null} />}
					/>
					{series.map(({ name, colour, dashed }) => (
						<Line
							key={name}
							dataKey={(row: LineRow) => row.drawn[name]}
							name={name}
							stroke={colour}
							strokeWidth={1.5}
							{...(dashed === true ? { strokeDasharray: '4 3' } : {})}
							dot={({ key, cx, cy, index }: DotPlace) =>
								isLone(rows, name, index) ? <circle key={key} cx={cx} cy={cy} r={2} fill={colour} /> : <g key={key} />
							}
							activeDot={{ r: 3, strokeWidth: 0 }}
							isAnimationActive={false}
						/>
					))}
				</Lines>
			</ResponsiveContainer>
		</div>
	);
}

type DotPlace = Pick<DotItemDotProps, 'key' | 'cx' | 'cy' | 'index'>;

/** A value with a gap on both sides would not be seen without a dot. */
function isLone(rows: readonly LineRow[], name: string, index = 0): boolean {
	const isGap = (row: LineRow | undefined) => row === undefined || (row.drawn[name] ?? null) === null;
	return isGap(rows[index - 1]) && !isGap(rows[index]) && isGap(rows[index + 1]);
}

/** A line of zeroes would get an axis up to 3: 300 % of errors. */
const isAllZero = (rows: readonly LineRow[]): boolean =>
	rows.every((row) => Object.values(row.drawn).every((value) => (value ?? 0) === 0));

const lowest = (dataMin: number): number => Math.min(dataMin, 0);

/** Recharts hands the datum back untyped; it is the one we gave it. */
function rowOf(payload: readonly { payload?: unknown }[] | undefined): LineRow | null {
	return (payload?.[0]?.payload as LineRow | undefined) ?? null;
}

function Hover({ row, series, format, formatTime, noteOf }: LineChartProps & { row: LineRow | null }) {
	if (row === null) return null;
	const present = series
		.flatMap((one) => {
			const value = row.values[one.name];
			return value === undefined ? [] : [{ ...one, value }];
		})
		.sort((a, b) => b.value - a.value);
	return (
		<div className="max-w-96 min-w-40 rounded-md border border-line-strong bg-raised px-3 py-2 text-sm shadow-sm">
			<p className="mb-1 font-medium">{formatTime(row.atMs)}</p>
			{present.map(({ name, colour, value }) => (
				<p key={name} className="flex items-center gap-2">
					<span aria-hidden className="size-2 shrink-0 rounded-[2px]" style={{ background: colour }} />
					<span className="min-w-0 flex-1 truncate text-text-2">{name}</span>
					<span className="figure">{format(value)}</span>
					{noteOf !== undefined && <span className="text-text-3">{noteOf(name, row.atMs)}</span>}
				</p>
			))}
		</div>
	);
}
