'use client';

import type { QualityReport } from '@spanledger/api/quality/report-quality';
import { BarChart3 } from 'lucide-react';
import { intervals } from '../../lib/time-range.ts';
import { Choice } from '../../ui/choice.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Skeleton, SkeletonRows } from '../../ui/skeleton.tsx';
import { Panel } from '../costs/panel.tsx';
import { FilterBar } from '../filters/filter-bar.tsx';
import { facetKeys } from '../filters/filter-fields.ts';
import { TopBar } from '../frame/top-bar.tsx';
import { TimeRangePicker } from '../time-range/time-range-picker.tsx';
import { FinishReasons } from './finish-reasons.tsx';
import { MetricList } from './metric-list.tsx';
import { QualityChart } from './quality-chart.tsx';
import { QualityHeadline } from './quality-headline.tsx';
import { metricOf, problemMetrics, qualityMetrics, scoreMetric } from './quality-metrics.ts';
import { QualityTable } from './quality-table.tsx';
import { useQualityReports } from './use-quality-reports.ts';
import { qualityGroupings, qualityRange, useQualityView } from './use-quality-view.ts';

const intervalLabels = { hour: 'Hourly', day: 'Daily', week: 'Weekly', month: 'Monthly' };
const intervalOptions = intervals.map((value) => ({ value, label: intervalLabels[value] }));

/** Whether the answers of a range were any good, by one dimension, against the four weeks before. */
export function QualityPage() {
	const { report } = useQualityReports();
	const { groupBy, interval, setGroupBy, setInterval } = useQualityView();
	return (
		<>
			<TopBar>
				<TimeRangePicker fallback={qualityRange} />
				<FilterBar allowed={facetKeys} />
			</TopBar>
			<div className="space-y-5 px-4 py-4 lg:px-6">
				<div className="flex flex-wrap items-center justify-between gap-2">
					<h1>Quality</h1>
					<div className="flex flex-wrap items-center gap-2">
						<Choice named label="by" value={groupBy} onChange={setGroupBy} options={qualityGroupings} />
						<Choice
							label="Interval"
							value={interval}
							onChange={setInterval}
							options={intervalOptions}
							icon={<BarChart3 size={14} className="text-text-3" />}
						/>
					</div>
				</div>
				{report.isError && (
					<ErrorNote title="Quality could not be read" error={report.error} onRetry={() => report.refetch()} />
				)}
				{report.isPending && <QualitySkeleton />}
				{report.isSuccess && <QualityBody report={report.data} />}
			</div>
		</>
	);
}

function QualityBody({ report }: { report: QualityReport }) {
	const { trend } = useQualityReports();
	const { groupBy, interval, metric: chosen, setMetric } = useQualityView();
	const { total } = report;
	const metric = metricOf(chosen, total.scores);
	if ((total.sums.traces ?? 0) === 0) {
		return (
			<p className="panel p-4 text-text-2">
				No trace with a call to a model in this range. Widen it, or loosen the filters.
			</p>
		);
	}
	const options = qualityMetrics(total.scores).map(({ key, title }) => ({ value: key, label: title }));
	return (
		<>
			<QualityHeadline total={total} />
			<section className="space-y-2">
				<Choice named label="over time" value={metric.key} onChange={setMetric} options={options} />
				{trend.isError && (
					<ErrorNote title="The trend could not be read" error={trend.error} onRetry={() => trend.refetch()} />
				)}
				{trend.isPending && <Skeleton className="h-56 w-full" />}
				{trend.isSuccess && (
					<QualityChart
						trend={trend.data}
						metric={metric}
						interval={interval}
						knownKeys={report.rows.filter((row) => metric.read(row).value !== null).length}
					/>
				)}
			</section>
			<QualityTable report={report} metric={metric} groupBy={groupBy} />
			<FinishReasons total={total} chosen={metric.key} onChoose={setMetric} />
			<div className="grid items-start gap-4 xl:grid-cols-2">
				<Panel
					title="Signals"
					rule="Traces with a signal ÷ traces where it could be known. With content not stored, what an answer says is unknown, never 0 %."
				>
					<MetricList metrics={problemMetrics} total={total} chosen={metric.key} onChoose={setMetric} />
				</Panel>
				<Panel
					title="Scores"
					rule="By name: of several scores on one trace a reviewer’s counts before a user’s, a judge’s, a program’s; of one source the latest. They are never averaged across sources."
				>
					<Scores report={report} chosen={metric.key} onChoose={setMetric} />
				</Panel>
			</div>
		</>
	);
}

type ScoresProps = { report: QualityReport; chosen: string; onChoose: (key: string) => void };

function Scores({ report: { total }, chosen, onChoose }: ScoresProps) {
	if (total.scores.length === 0) {
		return (
			<p className="py-2 text-sm text-text-2">
				Nobody has scored a trace of this range. Send thumbs, numbers or labels to <code>POST /v1/scores</code>.
			</p>
		);
	}
	const sourcesOf = new Map(
		total.scores.map((score) => [`score:${score.name}`, Object.keys(score.sources).join(', ')]),
	);
	return (
		<MetricList
			metrics={total.scores.map(scoreMetric)}
			total={total}
			chosen={chosen}
			onChoose={onChoose}
			noteOf={({ key }) => <span className="text-xs text-text-3">{sourcesOf.get(key)}</span>}
		/>
	);
}

function QualitySkeleton() {
	return (
		<div className="space-y-5">
			<Skeleton className="h-12 w-96" />
			<Skeleton className="h-56 w-full" />
			<SkeletonRows rows={6} />
		</div>
	);
}
