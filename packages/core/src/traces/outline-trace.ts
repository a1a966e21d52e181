import { criticalPath } from './critical-path.ts';
import { selfTime } from './self-time.ts';
import type { SpanOutline } from './span-outline.ts';
import { otherStage, stagesBySpan } from './stages.ts';
import { buildTree, type TraceNode, type TraceTree } from './trace-tree.ts';

/** A row of the tree. */
export type OutlineRow = {
	node: TraceNode<SpanOutline>;
	/** 0 = it has no stored parent. */
	depth: number;
	/** How many of the rows that follow are inside of it. */
	below: number;
	stage: string;
	selfTimeNs: number;
	/** The stretches of the critical path that it owns: start, end, start, end … like `node.start`. */
	critical: number[];
};

export type TraceOutline = { tree: TraceTree<SpanOutline>; rows: OutlineRow[] };

/** The rows of tree and waterfall in reading order: parents before their children, these by start. */
export function outlineTrace(spans: readonly SpanOutline[]): TraceOutline {
	const tree = buildTree(spans);
	const owned = new Map<TraceNode<SpanOutline>, number[]>();
	for (const { node, start, end } of criticalPath(tree)) {
		if (node === null) continue;
		const stretches = owned.get(node);
		if (stretches === undefined) owned.set(node, [start, end]);
		else stretches.push(start, end);
	}
	const stageOf = stagesBySpan(tree);
	const placeOf = new Map<TraceNode<SpanOutline>, number>();
	const rows = tree.nodes.map((node, place): OutlineRow => {
		placeOf.set(node, place);
		return {
			node,
			depth: 0,
			below: 0,
			stage: stageOf.get(node) ?? otherStage,
			selfTimeNs: selfTime(node),
			critical: owned.get(node) ?? [],
		};
	});
	const rowOf = (node: TraceNode<SpanOutline> | null) => (node === null ? undefined : rows[placeOf.get(node) ?? -1]);
	for (const row of rows) row.depth = (rowOf(row.node.parent)?.depth ?? -1) + 1;
	for (const row of rows.toReversed()) {
		const parent = rowOf(row.node.parent);
		if (parent !== undefined) parent.below += row.below + 1;
	}
	return { tree, rows };
}
