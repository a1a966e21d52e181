'use client';

import { useMemo } from 'react';
import { LineChart, type LineSeries } from '../../ui/charts/line-chart.tsx';
import { type FormatFigure, figureFormat, type Measure, tickFormat } from './format-figure.ts';
import { type Answered, type NamedLine, panelSeries } from './panel-series.ts';
import { useTimeWords } from './use-time-words.ts';

/** How the figures of a panel read: all of its lines are of one unit. */
export const formatOfPanel = (answers: readonly Answered[]): FormatFigure => figureFormat(measureOf(answers));

function measureOf([first]: readonly Answered[]): Measure {
	const { metric = '', unit = '', kind = 'gauge', lines = [] } = first?.chart ?? {};
	return { metric, unit, kind, statistic: lines[0]?.statistic ?? 'average' };
}

/** The lines of a panel, with a legend where there is more than one. */
export function PanelChart({ answers, height = 150 }: { answers: readonly Answered[]; height?: number }) {
	const words = useTimeWords();
	const { series, rows, lines } = useMemo(() => panelSeries(answers), [answers]);
	const format = formatOfPanel(answers);
	const chart = answers[0]?.chart;
	if (chart === undefined) return null;
	if (lines.length === 0) {
		return (
			<p style={{ height }} className="flex items-center justify-center text-text-3">
				Nothing in this range.
			</p>
		);
	}
	return (
		<>
			<LineChart
				series={series}
				rows={rows}
				fromMs={chart.fromMs}
				toMs={chart.toMs}
				height={height}
				format={format}
				formatTick={tickFormat(measureOf(answers))}
				formatTime={words.at}
				formatTimeTick={words.tick(chart.fromMs, chart.toMs)}
				noteOf={(name, atMs) => boundsNote(lines, name, atMs, format)}
			/>
			{series.length > 1 && <Legend series={series} />}
		</>
	);
}

function Legend({ series }: { series: readonly LineSeries[] }) {
	return (
		<ul className="mt-1 flex flex-wrap gap-x-3 gap-y-0.5 text-sm text-text-2">
			{series.map(({ name, colour, dashed }) => (
				<li key={name} className="inline-flex max-w-full items-center gap-1.5">
					<span
						aria-hidden
						className={`w-3 shrink-0 border-t-2 ${dashed === true ? 'border-dashed' : ''}`}
						style={{ borderColor: colour }}
					/>
					<span className="truncate">{name}</span>
				</li>
			))}
		</ul>
	);
}

/** A percentile of ranges is known within one of them. */
export function boundsNote(lines: readonly NamedLine[], name: string, atMs: number, format: FormatFigure): string {
	const point = lines.find((line) => line.name === name)?.points.find((one) => one.atMs === atMs);
	if (point === undefined || (point.low === null && point.high === null)) return '';
	if (point.high === null) return `above ${format(point.low)}`;
	if (point.low === null) return `up to ${format(point.high)}`;
	return `${format(point.low)} – ${format(point.high)}`;
}
