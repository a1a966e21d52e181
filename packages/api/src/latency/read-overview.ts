import { breachMinutes } from '@spanledger/core/latency/breach-minutes';
import { allotmentsMs } from '@spanledger/core/latency/latency-budget';
import { percentileMs } from '@spanledger/core/latency/log-bucket';
import { mergeHistograms } from '@spanledger/core/latency/merge-histograms';
import { summariseHistogram } from '@spanledger/core/latency/summarise-histogram';
import { type KeyedHistogram, readHistograms } from '@spanledger/db/latency/read-histograms';
import { type LatencySum, sumLatency } from '@spanledger/db/latency/sum-latency';
import { listLatencyBudgets } from '@spanledger/db/latency-budgets/list-latency-budgets';
import type { Scope } from '@spanledger/db/scope';
import type { Deps } from '../deps.ts';
import { type LatencyPageQuery, toPageQuestion } from './latency-page-query.ts';
import { stageFigures } from './stage-figures.ts';

/** More cards nobody reads; the busiest routes have one. */
const mostRoutes = 60;

/** Every route of a range as a card shows it, the busiest first. */
export async function readOverview(
	{ db, now }: Pick<Deps, 'db' | 'now'>,
	scope: Scope,
	{ route: _route, ...query }: LatencyPageQuery,
) {
	const { base, step } = toPageQuestion(query, now());
	const whole = { ...base, interval: 'none', byRoute: true } as const;
	const lengthMs = base.to.getTime() - base.from.getTime();
	const earlier = { from: new Date(base.from.getTime() - lengthMs), to: base.from, interval: 'none' } as const;
	const [steps, stages, sums, traces, budgets, before] = await Promise.all([
		readHistograms(db, scope, { ...base, kind: 'route', interval: step.interval }),
		readHistograms(db, scope, { ...whole, kind: 'stage' }),
		sumLatency(db, scope, { ...whole, kind: 'stage' }),
		sumLatency(db, scope, { ...whole, kind: 'route' }),
		listLatencyBudgets(db, scope),
		readHistograms(db, scope, { ...base, ...earlier, kind: 'route' }),
	]);
	const stepsOf = grouped(steps, ({ key }) => key);
	const stagesOf = grouped(stages, ({ route }) => route);
	const sumsOf = grouped(sums, ({ route }) => route);
	const errors = new Map(traces.map((sum) => [sum.key, sum.errors]));
	const beforeOf = new Map(before.map(({ key, histogram }) => [key, summariseHistogram(histogram)]));
	const budgetOf = new Map(budgets.map((budget) => [budget.route, budget]));
	const routes = [...stepsOf].map(([route, own]) => {
		const budget = budgetOf.get(route);
		return {
			route,
			...summariseHistogram(mergeHistograms(own.map(({ histogram }) => histogram))),
			errors: errors.get(route) ?? 0,
			/** The stretch of the same length just before; null = no trace began in it. */
			before: beforeOf.get(route) ?? null,
			stages: stageFigures(stagesOf.get(route) ?? [], sumsOf.get(route) ?? []),
			steps: own.map(presentStep),
			budget:
				budget === undefined
					? null
					: {
							id: budget.id,
							targetMs: budget.targetMs,
							allotments: allotmentsMs(budget),
							breachMinutes: breachMinutes(own, { targetMs: budget.targetMs, stepMs: step.stepMs }),
						},
		};
	});
	const busiest = routes.sort((a, b) => b.count - a.count || (a.route < b.route ? -1 : 1));
	return {
		fromMs: base.from.getTime(),
		toMs: base.to.getTime(),
		stepMs: step.stepMs,
		routes: busiest.slice(0, mostRoutes),
		hidden: Math.max(busiest.length - mostRoutes, 0),
	};
}

const presentStep = ({ bucket, histogram }: KeyedHistogram) => ({
	atMs: bucket?.getTime() ?? 0,
	p95Ms: percentileMs(histogram, 0.95) ?? 0,
});

function grouped<Row extends KeyedHistogram | LatencySum>(
	rows: readonly Row[],
	keyOf: (row: Row) => string,
): Map<string, Row[]> {
	const groups = new Map<string, Row[]>();
	for (const row of rows) {
		const group = groups.get(keyOf(row));
		if (group === undefined) groups.set(keyOf(row), [row]);
		else group.push(row);
	}
	return groups;
}
