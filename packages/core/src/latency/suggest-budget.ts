import type { LatencyBudgetInput } from './latency-budget.ts';

/** What two weeks of a route looked like. */
export type RoutePast = {
	route: string;
	p95Ms: number;
	/** p95 of the elapsed time of each stage, and its part of the critical path. */
	stages: readonly { stage: string; p95Ms: number; share: number }[];
};

/** A tenth of room above what is usual: a target that is missed every day teaches nobody anything. */
const room = 1.1;
/** Stages with less of the path are not worth an allotment. */
const leastShare = 0.01;

/** A budget as the last weeks would have met it: each figure its p95 and a tenth, rounded up to two digits. */
export function suggestBudget({ route, p95Ms, stages }: RoutePast): LatencyBudgetInput {
	const targetMs = roundUp(p95Ms * room);
	return {
		route,
		targetMs,
		allotments: stages
			.filter(({ stage, share }) => stage !== 'other' && share >= leastShare)
			.map(({ stage, p95Ms }) => ({ stage, ms: Math.min(roundUp(p95Ms * room), targetMs) })),
		forMinutes: 10,
		channelIds: null,
	};
}

/** 1,873 → 1,900; 0.5 → 1 */
function roundUp(ms: number): number {
	const size = 10 ** Math.max(Math.floor(Math.log10(Math.max(ms, 1))) - 1, 0);
	return Math.max(Math.ceil(ms / size) * size, 1);
}
