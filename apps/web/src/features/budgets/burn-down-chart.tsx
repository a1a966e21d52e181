'use client';

import type { BudgetUnit } from '@spanledger/core/budgets/amount';
import {
	Area,
	CartesianGrid,
	ComposedChart,
	Line,
	ReferenceLine,
	ResponsiveContainer,
	Tooltip,
	XAxis,
	YAxis,
} from 'recharts';
import { formatDay, formatMinute } from '../../lib/format-time.ts';
import { timeTicks } from '../../ui/charts/time-ticks.ts';
import type { BurnDownRow } from './burn-down.ts';
import { formatFigure } from './format-amount.ts';

type BurnDownChartProps = { rows: readonly BurnDownRow[]; unit: BudgetUnit; hasLimit: boolean; zone: string };

const axis = { tick: { fontSize: 11, fill: 'var(--text-3)' }, tickLine: false };
const height = 240;

/** What is left of a limit, day by day, against the straight line; dashed with its band: the projection. */
export function BurnDownChart({ rows, unit, hasLimit, zone }: BurnDownChartProps) {
	const [fromMs, toMs] = [rows[0]?.atMs ?? 0, rows.at(-1)?.atMs ?? 0];
	const isShort = toMs - fromMs < 3 * 86_400_000;
	const format = (atMs: number) => (isShort ? formatMinute : formatDay)(new Date(atMs), zone);
	return (
		<figure>
			<div
				style={{ height }}
				role="img"
				aria-label={hasLimit ? 'What is left of the limit, day by day' : 'Spend, day by day'}
			>
				<ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 640, height }}>
					<ComposedChart data={[...rows]} margin={{ top: 8, right: 8, bottom: 0, left: 0 }}>
						<CartesianGrid vertical={false} stroke="var(--line)" />
						<XAxis
							{...axis}
							type="number"
							dataKey="atMs"
							domain={[fromMs, toMs]}
							axisLine={{ stroke: 'var(--line-strong)' }}
							ticks={timeTicks(fromMs, toMs)}
							tickFormatter={format}
							interval="preserveStart"
							minTickGap={16}
							scale="time"
						/>
						<YAxis
							{...axis}
							axisLine={false}
							width={64}
							tickCount={5}
							tickFormatter={(value: number) => formatFigure(unit, value)}
						/>
						<Tooltip
							cursor={{ stroke: 'var(--line-strong)' }}
							isAnimationActive={false}
							content={({ active, payload }) => (
								<Hover row={active ? rowOf(payload) : null} unit={unit} hasLimit={hasLimit} format={format} />
							)}
						/>
						<ReferenceLine y={0} stroke="var(--bad)" strokeOpacity={hasLimit ? 0.7 : 0} />
						<Area
							dataKey="band"
							stroke="none"
							fill="var(--series-1)"
							fillOpacity={0.14}
							isAnimationActive={false}
							activeDot={false}
						/>
						{lines.map(({ key, colour, width, dash }) => (
							<Line
								key={key}
								dataKey={key}
								stroke={colour}
								strokeWidth={width}
								dot={false}
								activeDot={false}
								isAnimationActive={false}
								{...(dash === undefined ? {} : { strokeDasharray: dash })}
							/>
						))}
					</ComposedChart>
				</ResponsiveContainer>
			</div>
			<Legend hasLimit={hasLimit} hasBand={rows.some(({ band }) => band !== null)} zone={zone} />
		</figure>
	);
}

const lines = [
	{ key: 'straight', colour: 'var(--text-3)', width: 1, dash: '2 3' },
	{ key: 'expected', colour: 'var(--series-1)', width: 1.5, dash: '5 4' },
	{ key: 'left', colour: 'var(--series-1)', width: 2, dash: undefined },
] as const;

function Legend({ hasLimit, hasBand, zone }: { hasLimit: boolean; hasBand: boolean; zone: string }) {
	return (
		<figcaption className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-sm text-text-2">
			<span>
				<b className="font-semibold text-[var(--series-1)]">—</b> {hasLimit ? 'left of the limit' : 'spent'}
			</span>
			{hasLimit && (
				<span>
					<b className="text-text-3">┄</b> if every day spent the same
				</span>
			)}
			{hasBand && (
				<span>
					<b className="text-[var(--series-1)]">╌</b> projection, eight times in ten within the band
				</span>
			)}
			<span className="ml-auto text-text-3">{zone}</span>
		</figcaption>
	);
}

/** Recharts hands the datum back untyped; it is the one we gave it. */
const rowOf = (payload: readonly { payload?: unknown }[] | undefined): BurnDownRow | null =>
	(payload?.[0]?.payload as BurnDownRow | undefined) ?? null;

type HoverProps = { row: BurnDownRow | null; unit: BudgetUnit; hasLimit: boolean; format: (atMs: number) => string };

function Hover({ row, unit, hasLimit, format }: HoverProps) {
	if (row === null) return null;
	const figure = (value: number) => formatFigure(unit, value);
	const facts: [string, string | null][] = [
		[hasLimit ? 'Left' : 'Spent', row.left === null ? null : figure(row.left)],
		['Evenly spent', row.straight === null ? null : figure(row.straight)],
		['Projected', row.left !== null || row.expected === null ? null : figure(row.expected)],
		['Between', row.left !== null || row.band === null ? null : row.band.map(figure).join(' and ')],
	];
	return (
		<div className="min-w-40 rounded-md border border-line-strong bg-raised px-3 py-2 text-sm shadow-sm">
			<p className="mb-1 font-medium">{format(row.atMs)}</p>
			{facts.map(([label, value]) =>
				value === null ? null : (
					<p key={label} className="flex justify-between gap-4">
						<span className="text-text-2">{label}</span>
						<span className="figure">{value}</span>
					</p>
				),
			)}
		</div>
	);
}
