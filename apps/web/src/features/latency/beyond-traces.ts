type Steps = readonly { p99Ms: number }[];
type StageSteps = readonly { stage: string; p95Ms: number }[];

/** Within 2 % each, a stage may seem a little longer than the trace that is one of its spans. */
const seeming = 1.05;

/**
 * Stages that take longer than traces do, and how long those take at most: a call that was asked for before its trace began, as those of a
 * provider's batch, would leave a chart no room for anything else.
 */
export function beyondTraces(stageSteps: StageSteps, steps: Steps): { longestMs: number; stages: string[] } {
	const longestMs = Math.max(0, ...steps.map(({ p99Ms }) => p99Ms));
	const longer = stageSteps.filter(({ p95Ms }) => p95Ms > longestMs * seeming);
	return { longestMs, stages: [...new Set(longer.map(({ stage }) => stage))] };
}
