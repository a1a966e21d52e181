import { mergeHistograms } from '@spanledger/core/latency/merge-histograms';
import { type Percentiles, summariseHistogram } from '@spanledger/core/latency/summarise-histogram';
import type { LatencyQuestion } from '@spanledger/db/latency/latency-question';
import { readHistograms } from '@spanledger/db/latency/read-histograms';
import { sumLatency } from '@spanledger/db/latency/sum-latency';
import type { Scope } from '@spanledger/db/scope';
import type { Deps } from '../deps.ts';
import { type StageFigures, stageFigures } from './stage-figures.ts';

type Base = Omit<LatencyQuestion, 'kind' | 'interval'>;
export type Before = Percentiles & { stages: StageFigures[] };

/** The stretch of the same length just before; null = no trace began in it. */
export async function readBefore({ db }: Pick<Deps, 'db'>, scope: Scope, base: Base): Promise<Before | null> {
	const lengthMs = base.to.getTime() - base.from.getTime();
	const earlier = {
		...base,
		from: new Date(base.from.getTime() - lengthMs),
		to: base.from,
		interval: 'none',
	} as const;
	const [routes, stages, sums] = await Promise.all([
		readHistograms(db, scope, { ...earlier, kind: 'route' }),
		readHistograms(db, scope, { ...earlier, kind: 'stage' }),
		sumLatency(db, scope, { ...earlier, kind: 'stage' }),
	]);
	if (routes.length === 0) return null;
	const whole = summariseHistogram(mergeHistograms(routes.map(({ histogram }) => histogram)));
	return { ...whole, stages: stageFigures(stages, sums) };
}

/** A stage beside itself in the time before; null = it had not run then. `meanMs`: of the path, by trace of the route. */
export function stagesOverTime(now: Pick<Before, 'count' | 'stages'>, before: Before | null) {
	return now.stages.map((stage) => {
		const then = before?.stages.find((one) => one.stage === stage.stage);
		return {
			...stage,
			meanMs: meanOf(stage, now.count),
			before: before === null || then === undefined ? null : { p95Ms: then.p95Ms, meanMs: meanOf(then, before.count) },
		};
	});
}

const meanOf = ({ criticalMs }: StageFigures, traces: number): number => (traces === 0 ? 0 : criticalMs / traces);
