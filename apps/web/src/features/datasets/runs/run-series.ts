import type { LineRow } from '../../../ui/charts/line-rows.ts';
import { commonScores, scoreOf } from './run-words.ts';
import type { Run } from './use-runs.ts';

export const runFigures = [
	{ value: 'passRate', label: 'Pass rate' },
	{ value: 'mean', label: 'Mean score' },
	{ value: 'cost', label: 'Cost' },
	{ value: 'time', label: 'Time per item' },
] as const;
export type RunFigure = (typeof runFigures)[number]['value'];

const mostLines = 5;

/** A line per score (one for cost and time) through the runs, the first begun first. A rate of too few is not drawn. */
export function runSeries(runs: readonly Run[], figure: RunFigure): { names: string[]; rows: LineRow[] } {
	const inOrder = [...runs].reverse();
	const lines = figure === 'cost' || figure === 'time' ? [labelOf(figure)] : commonScores(runs, mostLines);
	const rows = inOrder.map((run): LineRow => {
		const values: LineRow['values'] = {};
		for (const name of lines) {
			const value = figureOf(run, figure, name);
			if (value !== null) values[name] = value;
		}
		const drawn = Object.fromEntries(lines.map((name) => [name, values[name] ?? null]));
		return { atMs: Date.parse(run.createdAt), values, drawn };
	});
	return { names: lines.filter((name) => rows.some(({ values }) => values[name] !== undefined)), rows };
}

const labelOf = (figure: RunFigure): string => runFigures.find(({ value }) => value === figure)?.label ?? figure;

function figureOf(run: Run, figure: RunFigure, name: string): number | null {
	if (figure === 'cost') return run.costUsd === null ? null : Number(run.costUsd);
	if (figure === 'time') return run.meanDurationMs;
	const score = scoreOf(run, name);
	if (score === undefined) return null;
	return figure === 'mean' ? score.mean : score.tooFew ? null : score.passRate;
}
