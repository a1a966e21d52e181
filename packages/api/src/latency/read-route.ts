import { breachMinutes } from '@spanledger/core/latency/breach-minutes';
import { allotmentsMs } from '@spanledger/core/latency/latency-budget';
import { traceParts } from '@spanledger/core/latency/latency-sample';
import { percentileMs } from '@spanledger/core/latency/log-bucket';
import { mergeHistograms } from '@spanledger/core/latency/merge-histograms';
import { summariseHistogram } from '@spanledger/core/latency/summarise-histogram';
import { intervalStarts } from '@spanledger/db/latency/interval-starts';
import type { LatencyQuestion } from '@spanledger/db/latency/latency-question';
import { type KeyedHistogram, readHistograms } from '@spanledger/db/latency/read-histograms';
import { type LatencySum, sumLatency } from '@spanledger/db/latency/sum-latency';
import { listLatencyBudgets } from '@spanledger/db/latency-budgets/list-latency-budgets';
import type { Scope } from '@spanledger/db/scope';
import type { Deps } from '../deps.ts';
import { flowSteps } from './flow-steps.ts';
import { heatCells } from './heat-cells.ts';
import { type LatencyPageQuery, toPageQuestion } from './latency-page-query.ts';
import { readBefore, stagesOverTime } from './read-before.ts';
import { stageFigures } from './stage-figures.ts';

/** Where the time of a route (or of all) went, over a range: from rollups alone. */
export async function readRoute({ db, now }: Pick<Deps, 'db' | 'now'>, scope: Scope, query: LatencyPageQuery) {
	const nowMs = now().getTime();
	const { base, step } = toPageQuestion(query, new Date(nowMs));
	const [fromMs, toMs] = [base.from.getTime(), base.to.getTime()];
	const histograms = (kind: LatencyQuestion['kind'], interval: LatencyQuestion['interval'] = 'none') =>
		readHistograms(db, scope, { ...base, kind, interval });
	const sums = (kind: LatencyQuestion['kind'], interval: LatencyQuestion['interval'] = 'none') =>
		sumLatency(db, scope, { ...base, kind, interval });
	const [steps, stepSums, stageSteps, stageSums, models, ttft, speed, modelSums, parts, budgets, before] =
		await Promise.all([
			histograms('route', step.interval),
			sums('route', step.interval),
			histograms('stage', step.interval),
			sums('stage'),
			histograms('model'),
			histograms('ttft'),
			histograms('speed'),
			sums('model'),
			sums('part'),
			listLatencyBudgets(db, scope),
			readBefore({ db }, scope, base),
		]);
	const byStep = mergedBySteps(steps);
	const all = mergeHistograms(byStep.map(({ histogram }) => histogram));
	const whole = summariseHistogram(all);
	const budget = budgets.find(({ route }) => route === query.route);
	return {
		fromMs,
		toMs,
		stepMs: step.stepMs,
		...whole,
		errors: stepSums.reduce((sum, { errors }) => sum + errors, 0),
		/** How many times as long as the median the slowest hundredth takes. */
		tailRatio: whole.p50Ms === 0 ? null : whole.p99Ms / whole.p50Ms,
		/** The stretch of the same length just before; null = no trace began in it. */
		before: before === null ? null : { count: before.count, p95Ms: before.p95Ms },
		steps: byStep.map(({ atMs, histogram }) => ({ atMs, ...summariseHistogram(histogram) })),
		flow: flowSteps(intervalStarts({ ...base, interval: step.interval }) ?? [], { fromMs, toMs, nowMs }, stepSums),
		stages: stagesOverTime({ count: whole.count, stages: stageFigures(mergedByKey(stageSteps), stageSums) }, before),
		stageSteps: stageSteps.map(({ key, bucket, histogram }) => ({
			stage: key,
			atMs: bucket?.getTime() ?? 0,
			p95Ms: percentileMs(histogram, 0.95) ?? 0,
		})),
		heat: heatCells(byStep),
		models: modelFigures({ models, ttft, speed, modelSums }),
		parts: partFigures(parts),
		budget: budget === undefined ? null : budgetFigures(budget, { byStep, stageSteps, stepMs: step.stepMs }),
	};
}

type Step = { atMs: number; histogram: Map<number, number> };

/** Keys of one step together: all routes. */
function mergedBySteps(rows: readonly KeyedHistogram[]): Step[] {
	const steps = new Map<number, KeyedHistogram[]>();
	for (const row of rows) {
		const atMs = row.bucket?.getTime() ?? 0;
		steps.set(atMs, [...(steps.get(atMs) ?? []), row]);
	}
	return [...steps].map(([atMs, own]) => ({ atMs, histogram: mergeHistograms(own.map((row) => row.histogram)) }));
}

/** Steps of one key together. */
function mergedByKey(rows: readonly KeyedHistogram[]): KeyedHistogram[] {
	return [...new Set(rows.map(({ key }) => key))].map((key) => ({
		route: '',
		key,
		bucket: null,
		histogram: mergeHistograms(rows.filter((row) => row.key === key).map(({ histogram }) => histogram)),
	}));
}

function modelFigures(of: {
	models: readonly KeyedHistogram[];
	ttft: readonly KeyedHistogram[];
	speed: readonly KeyedHistogram[];
	modelSums: readonly LatencySum[];
}) {
	const found = (rows: readonly KeyedHistogram[], model: string) => rows.find(({ key }) => key === model)?.histogram;
	return of.models
		.map(({ key: model, histogram }) => {
			const ttft = found(of.ttft, model);
			const speed = found(of.speed, model);
			return {
				model,
				...summariseHistogram(histogram),
				errors: of.modelSums.find(({ key }) => key === model)?.errors ?? 0,
				/** null = no call said when its first token came. */
				ttft: ttft === undefined ? null : summariseHistogram(ttft),
				/** Output tokens a second over the whole call; p5 = the slowest twentieth. null = no call said its tokens. */
				tokensPerSecond:
					speed === undefined ? null : { p50: percentileMs(speed, 0.5) ?? 0, p5: percentileMs(speed, 0.05) ?? 0 },
			};
		})
		.sort((a, b) => b.count - a.count || (a.model < b.model ? -1 : 1));
}

/** The mean time of each part around the streamed answer; null where nothing was streamed. */
function partFigures(sums: readonly LatencySum[]) {
	const total = sums.reduce((sum, { totalMs }) => sum + totalMs, 0);
	const count = sums.reduce((most, { samples }) => Math.max(most, samples), 0);
	if (total === 0 || count === 0) return null;
	return {
		traces: count,
		parts: traceParts.map((part) => {
			const own = sums.find(({ key }) => key === part)?.totalMs ?? 0;
			return { part, meanMs: own / count, share: own / total };
		}),
	};
}

function budgetFigures(
	budget: Parameters<typeof allotmentsMs>[0] & { id: string; forMinutes: number },
	{ byStep, stageSteps, stepMs }: { byStep: readonly Step[]; stageSteps: readonly KeyedHistogram[]; stepMs: number },
) {
	const { id, targetMs, forMinutes } = budget;
	return {
		id,
		targetMs,
		forMinutes,
		breachMinutes: breachMinutes(byStep, { targetMs, stepMs }),
		allotments: allotmentsMs(budget).map(({ stage, ms }) => ({
			stage,
			ms,
			breachMinutes: breachMinutes(
				stageSteps.filter(({ key }) => key === stage),
				{ targetMs: ms, stepMs },
			),
		})),
	};
}
