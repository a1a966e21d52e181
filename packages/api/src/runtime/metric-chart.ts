import type { MetricSeriesKind } from '@spanledger/core/metrics/metric-series';
import type { MetricStatistic } from '@spanledger/core/metrics/metric-statistics';

export type MetricPointShape = {
	/** Start of the step, ms since the epoch. */
	atMs: number;
	value: number | null;
	/** A percentile lies above `low` and not above `high`; null = no such bound. */
	low: number | null;
	high: number | null;
	/** How long what is told here took to happen; 0 = a state. Before that nothing is known. */
	coveredMs: number;
};

export type MetricLine = {
	/** Value of the attribute grouped by; null = not set, or nothing grouped by. */
	key: string | null;
	/** Whether it stands for all groups without a line of their own. */
	other: boolean;
	statistic: MetricStatistic | 'share';
	/** Steps with data, in order of time. */
	points: MetricPointShape[];
};

export type MetricChart = {
	metric: string;
	unit: string;
	kind: MetricSeriesKind;
	fromMs: number;
	toMs: number;
	stepMs: number;
	lines: MetricLine[];
};
