import type { LatencySum } from '@spanledger/db/latency/sum-latency';

/** A rate over less than this says nothing. */
const leastMs = 60_000;

/** What went on in a step. `busyMs` ÷ `passedMs` = how many traces ran at once, on average (Little's law). */
export type FlowStep = {
	atMs: number;
	/** As much of the step as lies in the range and has passed. */
	passedMs: number;
	count: number;
	busyMs: number;
};

/** Traces that began in each step, none in those where nothing came; without the running step while less than a minute of it has passed. */
export function flowSteps(
	starts: readonly Date[],
	{ fromMs, toMs, nowMs }: { fromMs: number; toMs: number; nowMs: number },
	sums: readonly LatencySum[],
): FlowStep[] {
	const steps = new Map<number, FlowStep>();
	for (const [index, start] of starts.entries()) {
		const atMs = start.getTime();
		const endMs = Math.min(starts[index + 1]?.getTime() ?? toMs, nowMs);
		const passedMs = endMs - Math.max(atMs, fromMs);
		if (passedMs >= leastMs) steps.set(atMs, { atMs, passedMs, count: 0, busyMs: 0 });
	}
	for (const { bucket, samples, totalMs } of sums) {
		const step = steps.get(bucket?.getTime() ?? 0);
		if (step === undefined) continue;
		step.count += samples;
		step.busyMs += totalMs;
	}
	return [...steps.values()];
}
