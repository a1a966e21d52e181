import type { TraceNode, TraceTree } from './trace-tree.ts';

/** A stretch of the critical path and the span that owned it; null = nothing ran (before or between tops). */
export type PathSegment = { node: TraceNode | null; start: number; end: number };

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
export function criticalPath(tree: TraceTree): PathSegment[] {
	const segments: PathSegment[] = [];
	const { root } = tree;
	const open: Stretch[] =
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
type Stretch = { owner: TraceNode | null; children: TraceNode[]; start: number; until: number };

const byEnd = (children: readonly TraceNode[]): TraceNode[] => [...children].sort((a, b) => a.end - b.end);

/** Takes the children off from the last to end; one that began after `until` never ran within the stretch. */
function lastRunning({ children, start, until }: Stretch): TraceNode | undefined {
	for (let child = children.pop(); child !== undefined; child = children.pop()) {
		if (child.start < until && child.end > start && child.end > child.start) return child;
	}
	return undefined;
}
