'use client';

import { useMemo } from 'react';
import { boundsNote, formatOfPanel } from './panel-chart.tsx';
import { type Answered, panelSeries } from './panel-series.ts';
import { useTimeWords } from './use-time-words.ts';

/** The figures behind the lines, latest first. */
export function MetricTable({ answers }: { answers: readonly Answered[] }) {
	const words = useTimeWords();
	const { rows, lines } = useMemo(() => panelSeries(answers), [answers]);
	const format = formatOfPanel(answers);
	const told = rows.filter(({ values }) => Object.keys(values).length > 0).toReversed();
	if (told.length === 0) return null;
	return (
		<div className="panel max-h-100 overflow-auto">
			<table className="w-full text-sm" data-testid="metric-table">
				<thead className="sticky top-0 bg-raised">
					<tr className="text-xs text-text-3">
						<th className="h-8 px-3 text-left font-normal whitespace-nowrap">Time, {words.zone}</th>
						{lines.map(({ name }) => (
							<th key={name} className="figure px-3 font-normal">
								{name}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{told.map(({ atMs, values }) => (
						<tr key={atMs} className="border-t border-line hover:bg-sunken">
							<td className="h-8 px-3 whitespace-nowrap tabular-nums">{words.at(atMs)}</td>
							{lines.map(({ name }) => (
								<td key={name} className="figure px-3" title={boundsNote(lines, name, atMs, format)}>
									{format(values[name] ?? null)}
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
