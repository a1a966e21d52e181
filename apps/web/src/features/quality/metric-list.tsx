'use client';

import type { QualityFigures } from '@spanledger/api/quality/report-quality';
import type { ReactNode } from 'react';
import { formatCount } from '../../lib/format-count.ts';
import { Tip } from '../../ui/tip.tsx';
import { DriftMark, FigureLink } from './figure-link.tsx';
import { type Compared, compare, type QualityMetric } from './quality-metrics.ts';
import { useTracesHref } from './use-traces-href.ts';

type MetricListProps = {
	metrics: readonly QualityMetric[];
	total: QualityFigures;
	chosen: string;
	onChoose: (key: string) => void;
	/** Beside the name: who scored. */
	noteOf?: (metric: QualityMetric) => ReactNode;
};

/** Figures of the whole range under each other: a name is drawn above, a figure leads to its traces. Known ones first, largest first. */
export function MetricList({ metrics, total, chosen, onChoose, noteOf }: MetricListProps) {
	const rows = metrics.map((metric) => ({ metric, figure: compare(metric, total) })).sort(byPlace);
	return (
		<ul className="text-sm">
			{rows.map(({ metric, figure }) => (
				<MetricRow
					key={metric.key}
					metric={metric}
					figure={figure}
					isChosen={metric.key === chosen}
					onChoose={() => onChoose(metric.key)}
					note={noteOf?.(metric)}
				/>
			))}
		</ul>
	);
}

const rank = ({ value, rate }: Compared): number => (value === null ? -1 : (rate?.part ?? 0) > 0 ? 1 : 0);

function byPlace(a: { figure: Compared }, b: { figure: Compared }): number {
	return rank(b.figure) - rank(a.figure) || (b.figure.rate?.part ?? 0) - (a.figure.rate?.part ?? 0);
}

type MetricRowProps = {
	metric: QualityMetric;
	figure: Compared;
	isChosen: boolean;
	onChoose: () => void;
	note: ReactNode;
};

function MetricRow({ metric, figure, isChosen, onChoose, note }: MetricRowProps) {
	const href = useTracesHref()(metric.traces);
	return (
		<li
			className={`grid h-8 grid-cols-[minmax(0,1fr)_auto_4.5rem_7.5rem] items-center gap-2 border-b border-line px-1 last:border-0 ${isChosen ? 'bg-accent-soft' : ''}`}
		>
			<Tip text={metric.rule}>
				<button
					type="button"
					aria-pressed={isChosen}
					onClick={onChoose}
					className="truncate text-left hover:text-accent"
				>
					{metric.title} {note}
				</button>
			</Tip>
			<span className="figure text-xs text-text-3">
				{figure.rate !== null && figure.value !== null
					? `${formatCount(figure.rate.part)} of ${formatCount(figure.rate.known)}`
					: ''}
			</span>
			<span className="figure">
				<FigureLink metric={metric} figure={figure} href={href} />
			</span>
			<DriftMark metric={metric} figure={figure} />
		</li>
	);
}
