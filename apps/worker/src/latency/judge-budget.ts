import {
	type JudgedMinute,
	judgedMinutes,
	lagMinutes,
	lookbackMinutes,
	minutesOfMostTime,
	minutesOver,
	type Standing,
	standingOf,
} from '@spanledger/core/latency/judge-minutes';
import { allotmentsMs, type LatencyBudget } from '@spanledger/core/latency/latency-budget';
import type { LatencySubject } from '@spanledger/core/latency/latency-notification';
import { percentileMs } from '@spanledger/core/latency/log-bucket';
import { mergeHistograms } from '@spanledger/core/latency/merge-histograms';
import type { ToldChannels } from '@spanledger/core/notify/channel';
import { otherStage } from '@spanledger/core/traces/stages';
import { type MinuteRow, type Minutes, nameOf } from './read-minutes.ts';

/** Something that is watched: how it stands, and how to say it. */
export type Judgement = {
	subjectId: string;
	/** `over/llm`, `most/llm`, `over/` = the route itself. */
	subject: string;
	route: string | null;
	standing: Standing;
	what: LatencySubject;
	channelIds: ToldChannels;
};

/** So many minutes of a budget are read. */
export const minutesOf = ({ forMinutes }: LatencyBudget): number => forMinutes + judgedMinutes - 1 + lookbackMinutes;

/** The route against its target, each stage against its allotment, and each against half of the time. */
export function judgeBudget(budget: LatencyBudget, routes: Minutes, stages: Minutes): Judgement[] {
	const { route, forMinutes, targetMs, channelIds } = budget;
	const count = minutesOf(budget);
	const of = (minutes: Minutes, key: string) => lastOf(minutes.get(nameOf(route, key)) ?? [], count);
	const lag = lagMinutes(of(routes, route));
	const judged = (subject: string, minutes: readonly JudgedMinute[], what: LatencySubject): Judgement => ({
		subjectId: budget.id,
		subject,
		route,
		standing: standingOf(minutes, { forMinutes, lag }),
		what,
		channelIds,
	});
	const over = (stage: string, minutes: readonly (MinuteRow | undefined)[], limitMs: number): Judgement =>
		judged(`over/${stage}`, minutesOver(minutes, limitMs), {
			kind: 'over',
			stage,
			limitMs,
			forMinutes,
			p95Ms: p95Of(minutes.slice(-judgedMinutes - lag)),
		});
	const ownStages = [...stages].filter(([name]) => name.startsWith(`${route}\u0000`));
	const totals = Array.from({ length: count }, (_, index) =>
		ownStages.reduce((sum, [, minutes]) => sum + (lastOf(minutes, count)[index]?.criticalMs ?? 0), 0),
	);
	const leaders = ownStages
		.map(([name]) => name.slice(route.length + 1))
		.filter((stage) => isToldToLead(budget, stage));
	return [
		over('', of(routes, route), targetMs),
		...allotmentsMs(budget).map(({ stage, ms }) => over(stage, of(stages, stage), ms)),
		...leaders.map((stage) =>
			judged(`most/${stage}`, minutesOfMostTime(of(stages, stage), totals), { kind: 'most', stage, forMinutes }),
		),
	];
}

/**
 * Whether a stage that takes half of the time is news. It is not where nobody has said how the time should be split (most routes spend
 * most of it in their model), nor where its allotment is half of the target and more.
 */
function isToldToLead(budget: LatencyBudget, stage: string): boolean {
	const allotted = allotmentsMs(budget);
	const isMeantTo = allotted.some((one) => one.stage === stage && one.ms >= budget.targetMs / 2);
	return stage !== otherStage && allotted.length > 0 && !isMeantTo;
}

/** The last `count` minutes; what is missing before them had no traces. */
const lastOf = (minutes: readonly (MinuteRow | undefined)[], count: number): (MinuteRow | undefined)[] =>
	Array.from({ length: count }, (_, index) => minutes[minutes.length - count + index]);

function p95Of(minutes: readonly (MinuteRow | undefined)[]): number | null {
	return percentileMs(mergeHistograms(minutes.map((minute) => minute?.histogram ?? new Map())), 0.95);
}
