import type { PathSegment } from './critical-path.ts';
import { otherStage, type Stage } from './stages.ts';
import type { TraceNode, TraceTree } from './trace-tree.ts';

/** What to look at first: the material of the trace page's one-line answer. The route's p95 is looked up when it is read. */
export type Cause = {
	/** The stage with the largest part of the critical path; null when only containers ran. */
	stage: string | null;
	/** Its share, 0–1. */
	share: number;
	/** The span with the largest part of the critical path. */
	spanName: string | null;
	/** Attempts that failed and were made again under the same parent. */
	retries: number;
	/** The first failure in time: the others often only pass it on. */
	firstError: { spanName: string; message: string } | null;
};

export function findCause({ nodes }: TraceTree, stages: readonly Stage[], path: readonly PathSegment[]): Cause {
	const top = stages.find(({ stage }) => stage !== otherStage);
	const failed = nodes.filter(({ span }) => span.status === 'error');
	const deepest = failed.filter(({ children }) => !children.some(({ span }) => span.status === 'error'));
	const first = deepest.reduce<TraceNode | null>(
		(earliest, node) => (earliest === null || node.end < earliest.end ? node : earliest),
		null,
	);
	return {
		stage: top?.stage ?? null,
		share: top?.share ?? 0,
		spanName: longestOwner(path)?.span.name ?? null,
		retries: countRetried(nodes, failed),
		firstError: first === null ? null : { spanName: first.span.name, message: first.span.statusMessage },
	};
}

function longestOwner(path: readonly PathSegment[]): TraceNode | null {
	const owned = new Map<TraceNode, number>();
	for (const { node, start, end } of path) if (node !== null) owned.set(node, (owned.get(node) ?? 0) + end - start);
	let longest: TraceNode | null = null;
	for (const [node, time] of owned) if (longest === null || time > (owned.get(longest) ?? 0)) longest = node;
	return longest;
}

/** Failed steps followed by a step of the same name and type under the same parent. */
function countRetried(nodes: readonly TraceNode[], failed: readonly TraceNode[]): number {
	const keyOf = ({ span }: TraceNode) => `${span.parentSpanId} ${span.type} ${span.name}`;
	const latest = new Map<string, number>();
	for (const node of nodes) latest.set(keyOf(node), Math.max(latest.get(keyOf(node)) ?? 0, node.start));
	return failed.filter((node) => node.parent !== null && (latest.get(keyOf(node)) ?? 0) > node.start).length;
}
