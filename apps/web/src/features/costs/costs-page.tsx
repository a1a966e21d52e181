'use client';

import { BarChart3 } from 'lucide-react';
import Link from 'next/link';
import { intervals } from '../../lib/time-range.ts';
import { Choice } from '../../ui/choice.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Skeleton, SkeletonRows } from '../../ui/skeleton.tsx';
import { AnomalyNotice } from '../anomalies/anomaly-notice.tsx';
import { FilterBar } from '../filters/filter-bar.tsx';
import { facetKeys } from '../filters/filter-fields.ts';
import { TopBar } from '../frame/top-bar.tsx';
import { useProject } from '../projects/project-context.tsx';
import { ChargebackButton } from '../reports/chargeback-button.tsx';
import { TimeRangePicker } from '../time-range/time-range-picker.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { CallPanels } from './call-panels.tsx';
import { CostChart } from './cost-chart.tsx';
import { costGroupings } from './cost-groupings.ts';
import { CostHeadline } from './cost-headline.tsx';
import { costPurposes } from './cost-purposes.ts';
import { CostTable } from './cost-table.tsx';
import { sumOf } from './cost-total-row.tsx';
import { CsvButton } from './csv-button.tsx';
import { useCostReports, useExploredCalls } from './use-cost-reports.ts';
import { costRange, useCostsView } from './use-costs-view.ts';

const intervalLabels = { hour: 'Hourly', day: 'Daily', week: 'Weekly', month: 'Monthly' };
const intervalOptions = intervals.map((value) => ({ value, label: intervalLabels[value] }));

/** The bill of a range, split by one dimension. */
export function CostsPage() {
	const { bill, trend, before, trendBefore, judging, outlook } = useCostReports();
	const calls = useExploredCalls();
	const { slug } = useProject();
	const { zone, window } = useTimeRange(costRange);
	const { groupBy, interval, purpose, setGroupBy, setInterval, setPurpose } = useCostsView();
	const judgingTotal = judging.data?.total ?? null;
	const judges = (judgingTotal?.calls ?? 0) > 0;
	return (
		<>
			<TopBar>
				<TimeRangePicker fallback={costRange} />
				<FilterBar allowed={facetKeys} />
			</TopBar>
			<div className="space-y-5 px-4 py-4 lg:px-6">
				<div className="flex flex-wrap items-center justify-between gap-2">
					<div className="flex flex-wrap items-baseline gap-x-4">
						<h1>Costs</h1>
						<Link href={`/${slug}/costs/review`} className="text-sm text-accent hover:underline">
							Monthly review
						</Link>
						<Link href={`/${slug}/costs/anomalies`} className="text-sm text-accent hover:underline">
							Anomalies
						</Link>
					</div>
					<div className="flex flex-wrap items-center gap-2">
						{(judges || purpose !== 'product') && (
							<Choice label="Calls counted" value={purpose} onChange={setPurpose} options={costPurposes} />
						)}
						<Choice named label="by" value={groupBy} onChange={setGroupBy} options={costGroupings} />
						<Choice
							label="Interval"
							value={interval}
							onChange={setInterval}
							options={intervalOptions}
							icon={<BarChart3 size={14} className="text-text-3" />}
						/>
						{bill.isSuccess && bill.data.rows.length > 0 && <CsvButton report={bill.data} groupBy={groupBy} />}
						<ChargebackButton />
					</div>
				</div>
				{bill.isError && (
					<ErrorNote title="The costs could not be read" error={bill.error} onRetry={() => bill.refetch()} />
				)}
				{bill.isPending && <CostsSkeleton />}
				{bill.isSuccess && (
					<>
						<CostHeadline
							report={bill.data}
							groupBy={groupBy}
							beforeUsd={before.data === undefined ? null : sumOf(before.data)}
							outlook={outlook.data ?? null}
							zone={zone}
							withoutUsage={calls.data?.isComplete === true ? calls.data.withoutUsage : 0}
							judgingUsd={judges && purpose === 'product' ? (judgingTotal?.costUsd ?? null) : null}
						/>
						<AnomalyNotice window={window} />
						{trend.isError && (
							<ErrorNote title="The trend could not be read" error={trend.error} onRetry={() => trend.refetch()} />
						)}
						{trend.isPending && <Skeleton className="h-70 w-full" />}
						{trend.isSuccess && <CostChart report={trend.data} before={trendBefore.data ?? null} interval={interval} />}
						<CostTable report={bill.data} before={before.data ?? null} groupBy={groupBy} />
						{bill.data.rows.length > 0 && <CallPanels />}
					</>
				)}
			</div>
		</>
	);
}

function CostsSkeleton() {
	return (
		<div className="space-y-5">
			<Skeleton className="h-12 w-96" />
			<Skeleton className="h-70 w-full" />
			<SkeletonRows rows={6} />
		</div>
	);
}
