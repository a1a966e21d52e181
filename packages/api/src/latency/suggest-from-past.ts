import { type RoutePast, suggestBudget } from '@spanledger/core/latency/suggest-budget';
import { summariseHistogram } from '@spanledger/core/latency/summarise-histogram';
import { readHistograms } from '@spanledger/db/latency/read-histograms';
import { sumLatency } from '@spanledger/db/latency/sum-latency';
import type { Scope } from '@spanledger/db/scope';
import type { Deps } from '../deps.ts';
import { stageFigures } from './stage-figures.ts';

const twoWeeksMs = 14 * 86_400_000;
const quarterMs = 900_000;

/** A budget for each route as its last two weeks would have met it, the busiest first. */
export async function suggestFromPast({ db, now }: Pick<Deps, 'db' | 'now'>, scope: Scope) {
	const to = new Date(Math.ceil(now().getTime() / quarterMs) * quarterMs);
	const question = {
		from: new Date(to.getTime() - twoWeeksMs),
		to,
		interval: 'none' as const,
		timeZone: 'UTC',
		byRoute: true,
	};
	const [routes, stages, sums] = await Promise.all([
		readHistograms(db, scope, { ...question, kind: 'route' }),
		readHistograms(db, scope, { ...question, kind: 'stage' }),
		sumLatency(db, scope, { ...question, kind: 'stage' }),
	]);
	return routes
		.filter(({ key }) => key !== '')
		.map(({ key, histogram }) => {
			const { count, p95Ms } = summariseHistogram(histogram);
			const ofRoute = <Row extends { route: string }>(rows: readonly Row[]) => rows.filter((row) => row.route === key);
			const past: RoutePast = { route: key, p95Ms, stages: stageFigures(ofRoute(stages), ofRoute(sums)) };
			return { traces: count, p95Ms, stages: past.stages.map(({ stage }) => stage), suggested: suggestBudget(past) };
		})
		.sort((a, b) => b.traces - a.traces);
}
