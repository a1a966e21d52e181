'use client';

import { Maximize2, TriangleAlert } from 'lucide-react';
import { useRef } from 'react';
import { useSeen } from '../../lib/use-seen.ts';
import { errorWords } from '../../trpc/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Tip } from '../../ui/tip.tsx';
import { formatOfPanel, PanelChart } from './panel-chart.tsx';
import { type Answered, latestValue, panelSeries } from './panel-series.ts';
import type { Panel } from './runtime-panels.ts';
import { useCharts } from './use-metrics.ts';
import { useRuntimeView } from './use-runtime-view.ts';

/** One panel: what it shows, its latest figure, its lines. A click on the title opens the metric. */
export function PanelCard({ panel }: { panel: Panel }) {
	const card = useRef<HTMLElement>(null);
	const queries = useCharts(panel.asks, useSeen(card));
	const { open } = useRuntimeView();
	const failed = queries.find(({ isError }) => isError);
	const answers = panel.asks.flatMap((ask, index): Answered[] => {
		const chart = queries[index]?.data;
		return chart === undefined ? [] : [{ ask, chart }];
	});
	const [first] = panel.asks;
	return (
		<figure ref={card} className="panel min-w-0 px-3 pt-2 pb-2.5" data-testid="runtime-panel">
			<figcaption className="mb-1 flex items-baseline gap-2">
				<Tip text={panel.rule}>
					<button
						type="button"
						onClick={() => first !== undefined && open(first.metric, first.groupBy)}
						className="group flex min-w-0 items-center gap-1.5 text-left font-medium hover:text-accent"
					>
						<span className="truncate">{panel.title}</span>
						<Maximize2 size={11} className="shrink-0 text-text-3 opacity-0 group-hover:opacity-100" />
					</button>
				</Tip>
				<Latest answers={answers} />
			</figcaption>
			{failed !== undefined && (
				<div role="alert" className="flex h-37.5 flex-col items-center justify-center gap-2 text-center text-text-2">
					<p>
						<TriangleAlert size={14} className="mr-1.5 inline text-bad" />
						{errorWords(failed.error ?? { message: 'it could not be read' })}
					</p>
					<Button onClick={() => void failed.refetch()}>Try again</Button>
				</div>
			)}
			{failed === undefined && answers.length < panel.asks.length && <Skeleton className="h-37.5 w-full" />}
			{failed === undefined && answers.length === panel.asks.length && <PanelChart answers={answers} />}
		</figure>
	);
}

/** The latest figure of the first line; several lines have theirs in the hover. */
function Latest({ answers }: { answers: readonly Answered[] }) {
	const { lines } = panelSeries(answers.slice(0, 1));
	const [line] = lines;
	if (line === undefined || lines.length > 1) return null;
	return (
		<span className="figure ml-auto shrink-0 text-text-2" title="The latest of the range">
			{answers.length > 1 && <span className="text-text-3">{line.name} </span>}
			{formatOfPanel(answers)(latestValue(line))}
		</span>
	);
}
