import { expect, test } from 'vitest';
import { runSeries } from './run-series.ts';
import type { Run } from './use-runs.ts';

const score = (name: string, passRate: number | null, tooFew = false) => ({
	...{
		name,
		direction: 'higher' as const,
		passMark: 0.5,
		results: 40,
		judged: 40,
		passed: 1,
		passRate,
		tooFew,
		mean: 2,
	},
});
const run = (at: string, changes: Partial<Run>): Run => ({
	...{ name: at, version: 1, items: 40, results: 40, errors: 0, costUsd: null, resultsWithCost: 0 },
	...{ meanDurationMs: null, resultsWithDuration: 0, createdAt: at, updatedAt: at, scores: [] },
	...changes,
});

test('the first begun first; a rate of too few is no point of the line', () => {
	const runs = [
		run('2026-11-29T12:00:00.000Z', { scores: [score('a', 0.75), score('b', 0.5, true)] }),
		run('2026-11-28T12:00:00.000Z', { scores: [score('a', 0.5)], costUsd: '0.25' }),
	];
	const { names, rows } = runSeries(runs, 'passRate');
	expect(names).toEqual(['a']);
	expect(rows.map(({ drawn }) => drawn)).toEqual([
		{ a: 0.5, b: null },
		{ a: 0.75, b: null },
	]);
	expect(rows[0]?.atMs).toBe(Date.parse('2026-11-28T12:00:00.000Z'));
	expect(runSeries(runs, 'mean').names).toEqual(['a', 'b']);
	expect(runSeries(runs, 'cost').rows.map(({ values }) => values)).toEqual([{ Cost: 0.25 }, {}]);
	expect(runSeries(runs, 'time').names).toEqual([]);
});
