'use client';

import type { QualityFigures } from '@spanledger/api/quality/report-quality';
import type { QualityTrend } from '@spanledger/api/quality/trend-quality';
import { finishKinds } from '@spanledger/core/quality/finish-kinds';
import { finishMeasure } from '@spanledger/core/quality/rollup/quality-measures';
import { useMemo } from 'react';
import { formatCount } from '../../lib/format-count.ts';
import { formatDay, formatMinute } from '../../lib/format-time.ts';
import type { Interval } from '../../lib/time-range.ts';
import { type Series, type StackedBar, StackedBars } from '../../ui/charts/stacked-bars.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { intervalEnd, intervalStarts } from '../costs/interval-starts.ts';
import { Panel } from '../costs/panel.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { MetricList } from './metric-list.tsx';
import { finishMetrics } from './quality-metrics.ts';
import { finishTitles } from './signal-words.ts';
import { useFinishTrend } from './use-quality-reports.ts';
import { qualityRange, useQualityView } from './use-quality-view.ts';

/** A colour of its own for each way to end, the same on every page; what went well is calm. */
const colours = {
	stop: 'var(--series-3)',
	'tool-calls': 'var(--series-7)',
	length: 'var(--series-2)',
	'content-filter': 'var(--series-4)',
	refusal: 'var(--series-1)',
	error: 'var(--series-6)',
	other: 'var(--series-5)',
	untold: 'var(--series-other)',
} as const;
const series: readonly Series[] = finishKinds.map((kind) => ({
	name: finishTitles[kind].title,
	colour: colours[kind],
}));

/** Under their own heading they need no “Ended”. */
const listed = finishMetrics.map((metric, index) => ({ ...metric, title: series[index]?.name ?? metric.title }));

type FinishReasonsProps = { total: QualityFigures; chosen: string; onChoose: (key: string) => void };

/** How calls ended: counts over time, and under it each kind with its share and its traces. */
export function FinishReasons({ total, chosen, onChoose }: FinishReasonsProps) {
	const trend = useFinishTrend();
	const { interval } = useQualityView();
	const isKnown = finishKinds.some((kind) => (total.sums[finishMeasure(kind)] ?? 0) > 0);
	return (
		<Panel
			title="Finish reasons"
			rule="Calls that answer, by why they ended, whatever their provider calls it. Of several choices of one call the worst counts. A call that failed without a reason ended with an error."
		>
			{!isKnown && (
				<p className="py-2 text-sm text-text-2">
					No call of this range is counted: none was made, or they came before finish reasons were counted.
				</p>
			)}
			{isKnown && trend.isError && (
				<ErrorNote title="The finish reasons could not be read" error={trend.error} onRetry={() => trend.refetch()} />
			)}
			{isKnown && trend.isPending && <Skeleton className="h-45 w-full" />}
			{isKnown && trend.isSuccess && <FinishChart trend={trend.data} interval={interval} />}
			{isKnown && (
				<MetricList
					metrics={listed.filter(({ read }) => (read(total).rate?.part ?? 0) > 0)}
					total={total}
					chosen={chosen}
					onChoose={onChoose}
				/>
			)}
		</Panel>
	);
}

function FinishChart({ trend, interval }: { trend: QualityTrend; interval: Interval }) {
	const { zone } = useTimeRange(qualityRange);
	const bars = useMemo(() => barsOf(trend, interval, zone), [trend, interval, zone]);
	const drawn = series.filter(({ name }) => bars.some(({ values }) => (values[name] ?? 0) > 0));
	return (
		<figure className="mb-2">
			<StackedBars series={drawn} bars={bars} format={formatCount} formatTick={formatCount} height={180} />
			<figcaption className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-sm text-text-2">
				{drawn.map(({ name, colour }) => (
					<span key={name} className="inline-flex items-center gap-1.5">
						<span aria-hidden className="size-2 rounded-[2px]" style={{ background: colour }} />
						{name}
					</span>
				))}
				<span className="ml-auto text-text-3">
					calls per {interval}, {zone}
				</span>
			</figcaption>
		</figure>
	);
}

/** A bar for every interval, also where nothing was called. */
function barsOf({ rows, from, to }: QualityTrend, interval: Interval, zone: string): StackedBar[] {
	const sums = new Map(rows.map((row) => [Date.parse(row.bucket ?? ''), row.sums]));
	const label = interval === 'hour' ? formatMinute : formatDay;
	return intervalStarts(from, to, interval, zone).map((start) => {
		const own = sums.get(Date.parse(start)) ?? {};
		return {
			label: label(start, zone),
			isIncomplete:
				Date.parse(start) < Date.parse(from) || Date.parse(intervalEnd(start, interval, zone)) > Date.parse(to),
			values: Object.fromEntries(finishKinds.map((kind) => [finishTitles[kind].title, own[finishMeasure(kind)] ?? 0])),
		};
	});
}
