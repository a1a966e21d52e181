import type { FailureGroup } from './failure-group.ts';
import { groupBy } from './group-by.ts';

/** Why a trace is worth a look; the words of the page are made from it. */
export type ReviewReason =
	| { kind: 'complaint'; comment: string | null }
	| { kind: 'low-score'; name: string; normalised: number }
	| { kind: 'signal'; name: string }
	| { kind: 'error' }
	| { kind: 'unusual'; what: string; times: number };

export type ReviewCandidate = {
	traceId: string;
	/** A uniform hash of the trace id: the order of the random control. */
	hash: string;
	tenant: string;
	hasModel: boolean;
	/** Whether it began in the window: a trace of an earlier week comes only because somebody scored it now, and would not be a fair draw. */
	isInWindow: boolean;
	group: FailureGroup;
	reasons: readonly ReviewReason[];
};
export type ReviewPick = ReviewCandidate & { picked: 'worst' | 'control'; priority: number };

const controlShare = 0.2;
export const controlSize = (size: number): number => Math.max(1, Math.round(size * controlShare));
/** Of one tenant and one group. */
const mostAlike = 3;
/** Each further trace of a group weighs so much less: a loud failure does not drown the others. */
const damping = 0.5;

/** How bad a trace looks, 0 = nothing is known against it. */
export function priorityOf(reasons: readonly ReviewReason[]): number {
	const weights = reasons.map(weightOf);
	const worst = Math.max(0, ...weights);
	// what comes on top counts a little: two complaints do not make one trace twice as bad
	return worst + (weights.reduce((sum, weight) => sum + weight, 0) - worst) * 0.1;
}

function weightOf(reason: ReviewReason): number {
	if (reason.kind === 'complaint') return reason.comment === null ? 4 : 5;
	if (reason.kind === 'low-score') return 2 + 2 * (1 - reason.normalised);
	if (reason.kind === 'error') return 2.5;
	if (reason.kind === 'unusual') return 1 + Math.min(1, Math.log10(reason.times) / 2);
	if (reason.name === 'validation-failed' || reason.name === 'policy-failed') return 3.5;
	return ['apology', 'retry', 'fallback'].includes(reason.name) ? 0.5 : 2.5;
}

/**
 * The traces of a review. First a uniform random control over all traces with a model call, the smallest hashes, with no regard to anything
 * else: rates come from it alone. Then the worst, at most three per tenant and group, those of the control counted.
 */
export function chooseItems(candidates: readonly ReviewCandidate[], size: number): ReviewPick[] {
	const byHash = (a: ReviewCandidate, b: ReviewCandidate) => (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0);
	const control = candidates
		.filter(({ hasModel, isInWindow }) => hasModel && isInWindow)
		.toSorted(byHash)
		.slice(0, controlSize(size));
	const taken = new Set(control.map(({ traceId }) => traceId));
	const rest = candidates
		.map((candidate) => ({ ...candidate, priority: priorityOf(candidate.reasons) }))
		.filter(({ traceId, priority }) => priority > 0 && !taken.has(traceId))
		.sort((a, b) => b.priority - a.priority || byHash(a, b));
	return [
		...pickWorst(rest, size - control.length, control).map((one) => ({ ...one, picked: 'worst' as const })),
		...control.map((one) => ({ ...one, picked: 'control' as const, priority: priorityOf(one.reasons) })),
	];
}

function pickWorst(
	sorted: readonly (ReviewCandidate & { priority: number })[],
	count: number,
	control: readonly ReviewCandidate[],
) {
	const queues = [...groupBy(sorted, ({ group }) => group.id).values()].map((items) => ({ items, at: 0, picked: 0 }));
	const alike = new Map<string, number>();
	for (const one of control) alike.set(kinKey(one), (alike.get(kinKey(one)) ?? 0) + 1);
	const chosen: (ReviewCandidate & { priority: number })[] = [];
	while (chosen.length < count) {
		let best: { queue: (typeof queues)[number]; weight: number } | null = null;
		for (const queue of queues) {
			while (queue.at < queue.items.length && (alike.get(kinKey(queue.items[queue.at])) ?? 0) >= mostAlike) queue.at++;
			const next = queue.items[queue.at];
			if (next === undefined) continue;
			const weight = next.priority * damping ** queue.picked;
			if (best === null || weight > best.weight) best = { queue, weight };
		}
		const item = best?.queue.items[best.queue.at];
		if (best === null || item === undefined) return chosen;
		best.queue.at++;
		best.queue.picked++;
		alike.set(kinKey(item), (alike.get(kinKey(item)) ?? 0) + 1);
		chosen.push(item);
	}
	return chosen;
}

const kinKey = (item: ReviewCandidate | undefined): string => JSON.stringify([item?.tenant, item?.group.id]);
