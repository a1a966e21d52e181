'use client';

import { formatDuration } from '../../lib/format-duration.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Panel } from '../costs/panel.tsx';
import { BlameLine } from './blame-line.tsx';
import { breachWords } from './breach-words.ts';
import { ChangeLine } from './change-line.tsx';
import { FigureLink } from './figure-link.tsx';
import { FlowCharts } from './flow-charts.tsx';
import { Heatmap } from './heatmap.tsx';
import { ModelTable } from './model-table.tsx';
import { PartBar } from './part-bar.tsx';
import { PercentileChart } from './percentile-chart.tsx';
import { routeName } from './route-name.ts';
import { routeWords } from './route-words.ts';
import { SetTargetLink } from './set-target-link.tsx';
import { SlowestTraces } from './slowest-traces.tsx';
import { StageChart } from './stage-chart.tsx';
import { StageDonut } from './stage-donut.tsx';
import { StageTable } from './stage-table.tsx';
import { type LatencyRoute, useLatencyRoute } from './use-latency.ts';

/** Where the time of the chosen route went, or of all of them together. */
export function RouteView({ route, onAll }: { route: string | null; onAll: () => void }) {
	const found = useLatencyRoute(route);
	if (found.isError)
		return <ErrorNote title="The route could not be read" error={found.error} onRetry={() => found.refetch()} />;
	if (found.isPending) return <Skeleton className="h-80 w-full" />;
	const { data } = found;
	return (
		<section className="space-y-3" data-testid="route-view">
			<div className="flex flex-wrap items-baseline justify-between gap-2">
				<h2 className="min-w-0 text-lg font-semibold break-words">
					{route === null ? 'All routes' : routeName(route)}
				</h2>
				{route !== null && <Button onClick={onAll}>All routes</Button>}
			</div>
			<RouteLine data={data} route={route} />
			{data.budget !== null && <BlameLine stages={data.stages} budget={data.budget} route={route} />}
			<div className="grid gap-3 xl:grid-cols-2">
				<Panel
					title="Percentiles"
					rule="Nearest rank, within 2 % of the exact ones, from traces that began in each step."
				>
					<PercentileChart found={data} />
				</Panel>
				<Panel
					title="Durations"
					rule="Each cell counts the traces that took so long in a step; darker is more. A cell leads to its traces."
				>
					<Heatmap route={route} found={data} />
				</Panel>
			</div>
			<Panel
				title="Stages"
				rule="Elapsed: from a stage’s first start to its last end, less the gaps. Critical: its part of the path that decided how long a trace took; these sum to 100 %. Before, change: against the stretch of the same length just before. Other: the time on that path in which no stage ran, your own code and waiting; the spans that hold the stages take as long as the trace, so it has no elapsed time."
			>
				<ChangeLine found={data} route={route} />
				<StageTable found={data} route={route} />
			</Panel>
			<div className="grid gap-3 xl:grid-cols-2">
				<Panel
					title="Stages over time"
					rule="The p95 of each stage’s elapsed time in each step. Stages run side by side, and their slow moments are not the same traces: these do not add up to the p95 of the route."
				>
					<StageChart found={data} />
				</Panel>
				<Panel
					title="Share of the time"
					rule="Each stage’s part of the critical path, all traces together: 100 %. A slice leads to the traces that have the stage, the longest first."
				>
					<StageDonut found={data} route={route} />
				</Panel>
			</div>
			<div className="grid gap-3 xl:grid-cols-3">
				<Panel
					title="Streamed answers"
					rule="Around the streamed call that ended last in a trace: what came before it, until its first token, the stream, and what came after. Only traces whose calls say when the first token came."
				>
					<PartBar parts={data.parts} />
				</Panel>
				<div className="xl:col-span-2">
					<Panel
						title="Throughput and concurrency"
						rule="Traces that began in a step, by the minute; running at once = the time they took together, by the length of the step (Little’s law), so an average, not a peak. Of the step that still runs: by what has passed of it."
					>
						<FlowCharts found={data} />
					</Panel>
				</div>
			</div>
			<div className="grid gap-3 xl:grid-cols-2">
				<Panel
					title="Models"
					rule="Of billable calls. What a cache replayed and what a provider’s batch answered hours later stand in rows of their own, (cached) and (batch). First token only where calls tell it; tokens a second are output tokens over the whole call."
				>
					<ModelTable models={data.models} route={route} />
				</Panel>
				<Panel title="Slowest traces" rule="Traces of the range, the longest first.">
					<SlowestTraces route={route} />
				</Panel>
			</div>
		</section>
	);
}

/** How long the traces took, against the target; no figure where no trace began. */
function RouteLine({ data, route }: { data: LatencyRoute; route: string | null }) {
	const { budget } = data;
	return (
		<p className="text-sm text-text-2" data-testid="route-line">
			{routeWords(data)}
			{budget === null && route !== null && (
				<>
					; <SetTargetLink route={route} />
				</>
			)}
			{budget !== null && <>; target {formatDuration(budget.targetMs)}</>}
			{budget !== null && data.count > 0 && (
				<>
					,{' '}
					<FigureLink route={route} minDurationMs={budget.targetMs}>
						{breachWords(budget.breachMinutes, data.stepMs)}
					</FigureLink>
				</>
			)}
		</p>
	);
}
