import type { SpanFrame, TraceNode } from './trace-tree.ts';

/** [start, end) in nanoseconds since the trace's start. */
export type Interval = { start: number; end: number };

/** Total length covered by intervals that may overlap. Nanoseconds. */
export function unionLength(intervals: readonly Interval[]): number {
	const sorted = [...intervals].sort((a, b) => a.start - b.start);
	let covered = 0;
	let reached = Number.NEGATIVE_INFINITY;
	for (const { start, end } of sorted) {
		if (end <= reached) continue;
		covered += end - Math.max(start, reached);
		reached = end;
	}
	return covered;
}

/**
 * The part of a span in which none of its children runs. Children that outlive it are clipped.
 *
 *   parent ├────────────────────┤   10
 *   child     ├─────┤                3
 *   child         ├─────┤            3, of which 1 shared     → self 10 − 5 = 5
 */
export function selfTime(node: TraceNode<SpanFrame>): number {
	if (node.children.length === 0) return node.end - node.start;
	const within = node.children
		.map(({ start, end }) => ({ start: Math.max(start, node.start), end: Math.min(end, node.end) }))
		.filter(({ start, end }) => end > start);
	return node.end - node.start - unionLength(within);
}
