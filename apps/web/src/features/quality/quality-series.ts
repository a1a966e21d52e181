import type { QualityTrend, QualityTrendRow } from '@spanledger/api/quality/trend-quality';
import { type LineRow, lineRows } from '../../ui/charts/line-rows.ts';
import { nameOfRow } from '../costs/cost-groupings.ts';
import type { Figure, QualityMetric } from './quality-metrics.ts';

export const mostLines = 7;

export type QualitySeries = {
	/** The keys with most traces, those first. */
	names: string[];
	rows: LineRow[];
	figureAt: (name: string, atMs: number) => Figure | null;
};

/** A metric over time, one line per key. An interval where it is unknown breaks the line: it is not zero there. */
export function qualitySeries(trend: QualityTrend, metric: QualityMetric, stepMs: number): QualitySeries {
	const traces = new Map<string, number>();
	const figures = new Map<string, Map<number, Figure>>();
	for (const row of trend.rows) {
		const name = nameOfRow(row);
		traces.set(name, (traces.get(name) ?? 0) + (row.sums.traces ?? 0));
		const own = figures.get(name) ?? new Map<number, Figure>();
		own.set(Date.parse(row.bucket ?? ''), metric.read(saidBy(row)));
		figures.set(name, own);
	}
	const ranked = [...traces].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([name]) => name);
	const isKnown = (name: string) => [...(figures.get(name)?.values() ?? [])].some(({ value }) => value !== null);
	const names = ranked.filter(isKnown).slice(0, mostLines);
	const lines = names.map((name) => ({
		name,
		points: [...(figures.get(name) ?? [])]
			.sort(([a], [b]) => a - b)
			.map(([atMs, { value }]) => ({ atMs, value, coveredMs: 0 })),
	}));
	return {
		names,
		rows: lineRows(lines, stepMs),
		figureAt: (name, atMs) => figures.get(name)?.get(atMs) ?? null,
	};
}

const saidBy = ({ sums, score }: QualityTrendRow) => ({ sums, scores: score === null ? [] : [score] });
