'use client';

import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useMemo } from 'react';
import { formatPercent } from '../../../lib/format-count.ts';
import { formatDuration } from '../../../lib/format-duration.ts';
import { formatMinute } from '../../../lib/format-time.ts';
import { formatUsd } from '../../../lib/format-usd.ts';
import { LineChart } from '../../../ui/charts/line-chart.tsx';
import { seriesColours } from '../../../ui/charts/series-colours.ts';
import { Choice } from '../../../ui/choice.tsx';
import { formatScore } from '../../scores/format-score.ts';
import { useTimeRange } from '../../time-range/use-time-range.ts';
import { type RunFigure, runFigures, runSeries } from './run-series.ts';
import type { Run } from './use-runs.ts';

const formats: { readonly [figure in RunFigure]: (value: number) => string } = {
	passRate: formatPercent,
	mean: formatScore,
	cost: (usd) => formatUsd(String(usd)),
	time: formatDuration,
};

const unknown: { readonly [figure in RunFigure]: string } = {
	passRate: 'Too few are judged for a rate: under 30 in every run. The counts stand in the table.',
	mean: 'No score of these runs is a number.',
	cost: 'No result told what it cost.',
	time: 'No result told how long it took.',
};

/** How the runs did, one after the other; their table stands below. */
export function RunChart({ runs }: { runs: readonly Run[] }) {
	const [figure, setFigure] = useQueryState(
		'figure',
		parseAsStringLiteral(runFigures.map(({ value }) => value)).withDefault('passRate'),
	);
	const { zone } = useTimeRange();
	const { names, rows } = useMemo(() => runSeries(runs, figure), [runs, figure]);
	const colours = useMemo(() => seriesColours(names), [names]);
	const [first, last] = [rows[0]?.atMs ?? 0, rows.at(-1)?.atMs ?? 0];
	const label = (atMs: number) => formatMinute(new Date(atMs).toISOString(), zone);
	const nameAt = (atMs: number) => runs.find(({ createdAt }) => Date.parse(createdAt) === atMs)?.name ?? '';
	return (
		<figure className="panel space-y-2 p-4">
			<Choice label="Figure" value={figure} onChange={(next) => void setFigure(next)} options={runFigures} />
			{names.length === 0 ? (
				<p className="flex h-20 items-center text-text-2">{unknown[figure]}</p>
			) : (
				<LineChart
					series={names.map((name) => ({ name, colour: colours.get(name) ?? 'var(--series-other)' }))}
					rows={rows}
					fromMs={first}
					toMs={last}
					format={formats[figure]}
					{...(figure === 'passRate' ? { highest: 1 } : {})}
					formatTime={(atMs) => `${nameAt(atMs)} · ${label(atMs)}`}
					formatTimeTick={label}
				/>
			)}
			<figcaption className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-text-2">
				{names.map((name) => (
					<span key={name} className="inline-flex items-center gap-1.5">
						<span aria-hidden className="w-3 border-t-2" style={{ borderColor: colours.get(name) }} />
						{name}
					</span>
				))}
				{names.length > 0 && <span className="ml-auto text-text-3">by the start of each run, {zone}</span>}
			</figcaption>
		</figure>
	);
}
