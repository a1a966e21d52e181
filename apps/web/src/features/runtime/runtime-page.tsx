'use client';

import type { MetricsReport } from '@spanledger/api/runtime/list-metrics';
import { useMemo } from 'react';
import { formatCountExact } from '../../lib/format-count.ts';
import { Choice } from '../../ui/choice.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TopBar } from '../frame/top-bar.tsx';
import { TimeRangePicker } from '../time-range/time-range-picker.tsx';
import { IntakeNote } from './intake-note.tsx';
import { MetricFamily } from './metric-family.tsx';
import { MetricView } from './metric-view.tsx';
import { NoMetrics } from './no-metrics.tsx';
import { PanelCard } from './panel-card.tsx';
import { isShownFirst, type Panel, shownSections } from './runtime-panels.ts';
import { metricsByName, useMetrics } from './use-metrics.ts';
import { runtimeRange, useRuntimeView } from './use-runtime-view.ts';

/** How the processes are doing and how they see their model calls, by the metrics they send. */
export function RuntimePage() {
	const metrics = useMetrics();
	return (
		<>
			<TopBar>
				<TimeRangePicker fallback={runtimeRange} />
				{metrics.data !== undefined && <ServicePicker services={metrics.data.services} />}
			</TopBar>
			<div className="space-y-5 px-4 py-4 lg:px-6">
				{!metrics.isSuccess && <h1>Runtime</h1>}
				{metrics.isError && (
					<ErrorNote title="The metrics could not be read" error={metrics.error} onRetry={() => metrics.refetch()} />
				)}
				{metrics.isPending && <RuntimeSkeleton />}
				{metrics.isSuccess && <Runtime report={metrics.data} />}
			</div>
		</>
	);
}

function Runtime({ report }: { report: MetricsReport }) {
	const view = useRuntimeView();
	const metrics = useMemo(() => metricsByName(report.families, view.service), [report, view.service]);
	const open = view.metric === null ? undefined : metrics.get(view.metric);
	if (open !== undefined) return <MetricView metric={open} />;
	return (
		<>
			<div className="flex flex-wrap items-baseline justify-between gap-2">
				<h1>Runtime</h1>
				<p className="text-sm text-text-3">
					{formatCountExact(report.series.count)} of {formatCountExact(report.series.limit)} series. Never billed beside
					spans.
				</p>
			</div>
			<IntakeNote {...report} />
			{metrics.size === 0 ? (
				<NoMetrics everCame={report.series.count > 0} />
			) : (
				<Panels report={report} metrics={metrics} />
			)}
		</>
	);
}

function Panels({ report, metrics }: { report: MetricsReport; metrics: ReturnType<typeof metricsByName> }) {
	const sections = useMemo(() => shownSections(metrics), [metrics]);
	return (
		<>
			{sections.map(({ title, panels }) => (
				<section key={title} className="space-y-2">
					<h2 className="text-lg font-medium">{title}</h2>
					<div className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
						{panels.map((panel) => (
							<PanelCard key={`${panel.title} ${panel.asks[0]?.metric}`} panel={byService(panel, metrics)} />
						))}
					</div>
				</section>
			))}
			{report.families.map(({ name, label, metrics: all }) => {
				const others = all.filter(({ metric }) => metrics.has(metric) && !isShownFirst(metric));
				return others.length === 0 ? null : <MetricFamily key={name} label={label} metrics={others} />;
			})}
		</>
	);
}

/** Processes of several services side by side, unless one is chosen: their average says nothing about any of them. */
function byService(panel: Panel, metrics: ReturnType<typeof metricsByName>): Panel {
	return {
		...panel,
		asks: panel.asks.map((ask) => {
			const isOne = (metrics.get(ask.metric)?.services.length ?? 0) < 2;
			return isOne || ask.groupBy !== undefined || ask.metric.startsWith('gen_ai.')
				? ask
				: { ...ask, groupBy: 'service.name' };
		}),
	};
}

const allServices = '';

function ServicePicker({ services }: { services: readonly string[] }) {
	const { service, setService } = useRuntimeView();
	if (services.length < 2 && service === null) return null;
	return (
		<Choice
			label="Service"
			named
			value={service ?? allServices}
			onChange={(name) => setService(name === allServices ? null : name)}
			options={[
				{ value: allServices, label: 'all' },
				...services.filter((name) => name !== '').map((name) => ({ value: name, label: name })),
			]}
		/>
	);
}

function RuntimeSkeleton() {
	return (
		<div className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
			{['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
				<Skeleton key={key} className="h-48 w-full" />
			))}
		</div>
	);
}
