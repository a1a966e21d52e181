import { clearChange } from './clear-change.ts';

/** A stage over two stretches of time. `meanMs`: of the critical path, by trace of the route, so that the stages sum to its mean. */
export type StageOverTime = {
	stage: string;
	p95Ms: number;
	meanMs: number;
	/** null = the stage had not run before. */
	before: { p95Ms: number; meanMs: number } | null;
};

/** A second stage is told of when it has at least so much of what the first has. */
const leastPart = 0.25;
const mostTold = 2;

/**
 * The stages that made a route as much slower (or quicker) as it became: those whose own p95 went clearly the same way, by what they
 * added to the mean of a trace, the most first. None while the route itself takes about as long as before.
 */
export function blameChange<Stage extends StageOverTime>(
	route: { p95Ms: number; before: { p95Ms: number } | null },
	stages: readonly Stage[],
): Stage[] {
	const change = clearChange(route.p95Ms, route.before?.p95Ms ?? null);
	if (change === null) return [];
	const isSlower = change > 1;
	const addedMs = ({ meanMs, before }: Stage) => (meanMs - (before?.meanMs ?? 0)) * (isSlower ? 1 : -1);
	const sameWay = stages.filter((stage) => {
		if (stage.before === null) return isSlower;
		const own = clearChange(stage.p95Ms, stage.before.p95Ms);
		return own !== null && own > 1 === isSlower;
	});
	const byAdded = sameWay.filter((stage) => addedMs(stage) > 0).sort((a, b) => addedMs(b) - addedMs(a));
	const mostMs = byAdded[0] === undefined ? 0 : addedMs(byAdded[0]);
	return byAdded.filter((stage) => addedMs(stage) >= mostMs * leastPart).slice(0, mostTold);
}
