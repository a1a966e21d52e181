import { judgedMinutes, minutesOfMostTime, minutesOver } from '@spanledger/core/latency/judge-minutes';
import { allotmentsMs, type LatencyBudget } from '@spanledger/core/latency/latency-budget';
import type { LatencySubject } from '@spanledger/core/latency/latency-notification';
import { percentileMs } from '@spanledger/core/latency/log-bucket';
import { mergeHistograms } from '@spanledger/core/latency/merge-histograms';
import type { ToldChannels } from '@spanledger/core/notify/channel';
import { otherStage } from '@spanledger/core/traces/stages';
import { type MinuteRow, type Minutes, nameOf } from './read-minutes.ts';

/** Something that is watched: whether each of its last minutes was bad, and how to say it. */
export type Judgement = {
	subjectId: string;
	/** `over/llm`, `most/llm`, `over/` = the route itself. */
	subject: string;
	route: string | null;
	bad: readonly boolean[];
	what: LatencySubject;
	channelIds: ToldChannels;
};

/** The route against its target, each stage against its allotment, and each against half of the time. */
export function judgeBudget(budget: LatencyBudget, routes: Minutes, stages: Minutes): Judgement[] {
	const { route, forMinutes, targetMs, channelIds } = budget;
	const count = forMinutes + judgedMinutes - 1;
	const ownStages = [...stages].filter(([name]) => name.startsWith(`${route}\u0000`));
	const totals = Array.from({ length: count }, (_, index) =>
		ownStages.reduce((sum, [, minutes]) => sum + (lastOf(minutes, count)[index]?.criticalMs ?? 0), 0),
	);
	const over = (stage: string, minutes: readonly (MinuteRow | undefined)[], limitMs: number): Judgement => ({
		subjectId: budget.id,
		subject: `over/${stage}`,
		route,
		bad: minutesOver(minutes, limitMs),
		what: { kind: 'over', stage, limitMs, forMinutes, p95Ms: p95Of(minutes.slice(-judgedMinutes)) },
		channelIds,
	});
	const of = (minutes: Minutes, key: string) => lastOf(minutes.get(nameOf(route, key)) ?? [], count);
	return [
		over('', of(routes, route), targetMs),
		...allotmentsMs(budget).map(({ stage, ms }) => over(stage, of(stages, stage), ms)),
		...ownStages
			.map(([name]) => name.slice(route.length + 1))
			// a stage with an allotment of its own of half of the target and more may take half of the time
			.filter((stage) => stage !== otherStage && !isMeantToLead(budget, stage))
			.map(
				(stage): Judgement => ({
					subjectId: budget.id,
					subject: `most/${stage}`,
					route,
					bad: minutesOfMostTime(of(stages, stage), totals),
					what: { kind: 'most', stage, forMinutes },
					channelIds,
				}),
			),
	];
}

const isMeantToLead = (budget: LatencyBudget, stage: string): boolean =>
	allotmentsMs(budget).some((one) => one.stage === stage && one.ms >= budget.targetMs / 2);

/** The last `count` minutes; what is missing before them had no traces. */
const lastOf = (minutes: readonly (MinuteRow | undefined)[], count: number): (MinuteRow | undefined)[] =>
	Array.from({ length: count }, (_, index) => minutes[minutes.length - count + index]);

function p95Of(minutes: readonly (MinuteRow | undefined)[]): number | null {
	return percentileMs(mergeHistograms(minutes.map((minute) => minute?.histogram ?? new Map())), 0.95);
}
