import { percentileMs } from './log-bucket.ts';

/** Minutes of the steps whose p95 was over the target. */
export function breachMinutes(
	steps: readonly { histogram: ReadonlyMap<number, number> }[],
	{ targetMs, stepMs }: { targetMs: number; stepMs: number },
): number {
	return (
		steps.filter(({ histogram }) => (percentileMs(histogram, 0.95) ?? 0) > targetMs).length *
		Math.round(stepMs / 60_000)
	);
}
