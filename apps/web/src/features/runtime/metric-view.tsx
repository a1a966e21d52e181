'use client';

import type { ListedMetric } from '@spanledger/api/runtime/list-metrics';
import type { MetricStatistic } from '@spanledger/core/metrics/metric-statistics';
import { ArrowLeft } from 'lucide-react';
import { plural } from '../../lib/format-count.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { unitWords } from './format-figure.ts';
import { MetricTable } from './metric-table.tsx';
import { PanelChart } from './panel-chart.tsx';
import type { Answered } from './panel-series.ts';
import { useCharts } from './use-metrics.ts';
import { useRuntimeView } from './use-runtime-view.ts';
import { useTimeWords } from './use-time-words.ts';

const statisticLabels: { readonly [statistic in MetricStatistic]: string } = {
	average: 'Average',
	min: 'Lowest',
	max: 'Highest',
	increase: 'Count',
	rate: 'Rate',
	sumRate: 'Rate of the sum',
	p50: 'p50',
	p90: 'p90',
	p95: 'p95',
	p99: 'p99',
};

const everything = '';

/** One metric, large: any of its statistics, split by any of its attributes, with its table. */
export function MetricView({ metric }: { metric: ListedMetric }) {
	const { groupBy, statistic, setGroupBy, setStatistic, close } = useRuntimeView();
	const words = useTimeWords();
	const chosen = statistic !== null && metric.statistics.includes(statistic) ? statistic : metric.statistics[0];
	const ask = {
		metric: metric.metric,
		...(chosen === undefined ? {} : { statistic: chosen }),
		...(groupBy === null ? {} : { groupBy }),
	};
	const [query] = useCharts([ask], true);
	const answers: Answered[] = query?.data === undefined ? [] : [{ ask, chart: query.data }];
	return (
		<div className="space-y-4">
			<div>
				<Button look="quiet" onClick={close} className="-ml-2.5">
					<ArrowLeft size={14} /> Runtime
				</Button>
				<h1 className="font-mono text-lg break-words">{metric.metric}</h1>
				<p className="text-text-2">{describe(metric)}</p>
			</div>
			<div className="flex flex-wrap items-center gap-2">
				{metric.statistics.length > 1 && (
					<Choice
						label="Statistic"
						value={chosen ?? 'average'}
						onChange={setStatistic}
						options={metric.statistics.map((value) => ({ value, label: statisticLabels[value] }))}
					/>
				)}
				{metric.attributes.length > 0 && (
					<Choice
						named
						label="by"
						value={groupBy ?? everything}
						onChange={(key) => setGroupBy(key === everything ? null : key)}
						options={[
							{ value: everything, label: 'nothing' },
							...metric.attributes.map(({ key, values }) => ({ value: key, label: `${key} (${values})` })),
						]}
					/>
				)}
				{answers[0] !== undefined && (
					<span className="ml-auto text-sm text-text-3">{words.per(answers[0].chart.stepMs)}</span>
				)}
			</div>
			{query?.isError === true && (
				<ErrorNote title="The metric could not be read" error={query.error} onRetry={() => query.refetch()} />
			)}
			{query?.isPending === true && <Skeleton className="h-80 w-full" />}
			{answers.length > 0 && (
				<>
					<PanelChart answers={answers} height={320} />
					<MetricTable answers={answers} />
				</>
			)}
		</div>
	);
}

const kindWords: { readonly [kind in ListedMetric['kind']]: [what: string, rule: string] } = {
	gauge: ['A state', 'averaged over processes and over what it is not split by'],
	level: ['A level', 'averaged over processes, added up over what it is not split by'],
	counter: ['A counter', 'added up'],
	histogram: ['A distribution', 'added up'],
};

function describe({ description, kind, unit, series }: ListedMetric): string {
	const [what, rule] = kindWords[kind];
	const things = unitWords(unit);
	const sentence = description === '' ? '' : `${description.replace(/[.\s]+$/, '')}. `;
	return `${sentence}${what}${things === '' ? '' : ` of ${things}`}, ${rule}; ${plural(series, 'series', 'series')}.`;
}
