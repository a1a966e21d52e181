import type { Span } from '../spans/span.ts';
import type { SpanFrame, TraceNode, TraceTree } from './trace-tree.ts';

/** A stretch of the critical path and the span that owned it; null = nothing ran (before or between tops). */
export type PathSegment<S extends SpanFrame = Span> = { node: TraceNode<S> | null; start: number; end: number };

/**
 * The critical path: walking back from the end, at every moment the running child that ended last owns the time, and
 * the span itself where no child ran. Shortening anything off the path does not make the trace faster. The segments
 * are disjoint and cover the root (without a root: the whole extent), so shares of them sum to 100 %.
 *
 *   root      ├──────────────────────┤
 *   retrieve    ├────┤                      path: root · retrieve · root · chat · root
 *   log          ├─┤                        (not on it: it ran beside retrieve)
 *   chat                ├──────────┤
 *
 * Children that run on after their parent (async work) count only up to the parent's end.
 */
export function criticalPath<S extends SpanFrame>(tree: TraceTree<S>): PathSegment<S>[] {
	const segments: PathSegment<S>[] = [];
	const { root } = tree;
	const open: Stretch<S>[] =
		root === null
			? [{ owner: null, children: byEnd(tree.tops), start: 0, until: tree.extent }]
			: [{ owner: root, children: byEnd(root.children), start: root.start, until: root.end }];
	for (let stretch = open.at(-1); stretch !== undefined; stretch = open.at(-1)) {
		const child = lastRunning(stretch);
		const end = child === undefined ? stretch.start : Math.min(child.end, stretch.until);
		if (end < stretch.until) segments.push({ node: stretch.owner, start: end, end: stretch.until });
		if (child === undefined) {
			open.pop();
			continue;
		}
		const start = Math.max(child.start, stretch.start);
		stretch.until = start;
		open.push({ owner: child, children: byEnd(child.children), start, until: end });
	}
	return segments.reverse();
}

/** What is still to be walked of one span: backwards from `until` to `start`. */
type Stretch<S extends SpanFrame> = {
	owner: TraceNode<S> | null;
	children: TraceNode<S>[];
	start: number;
	until: number;
};

const byEnd = <S extends SpanFrame>(children: readonly TraceNode<S>[]): TraceNode<S>[] =>
	[...children].sort((a, b) => a.end - b.end);

/** Takes the children off from the last to end; one that began after `until` never ran within the stretch. */
function lastRunning<S extends SpanFrame>({ children, start, until }: Stretch<S>): TraceNode<S> | undefined {
	for (let child = children.pop(); child !== undefined; child = children.pop()) {
		if (child.start < until && child.end > start && child.end > child.start) return child;
	}
	return undefined;
}
