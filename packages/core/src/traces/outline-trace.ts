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
	const rows: OutlineRow[] = [];
	/** Indexes of the rows that hold the current one, the outermost first. */
	const open: number[] = [];
	for (const node of tree.nodes) {
		closeUpTo(node.parent, open, rows);
		open.push(rows.length);
		rows.push({
			node,
			depth: open.length - 1,
			below: 0,
			stage: stageOf.get(node) ?? otherStage,
			selfTimeNs: selfTime(node),
			critical: owned.get(node) ?? [],
		});
	}
	closeUpTo(null, open, rows);
	return { tree, rows };
}

/** Whatever stands open above a parent has all its rows. */
function closeUpTo(parent: OutlineRow['node'] | null, open: number[], rows: readonly OutlineRow[]): void {
	for (let row = rows[open.at(-1) ?? -1]; row !== undefined && row.node !== parent; row = rows[open.at(-1) ?? -1]) {
		row.below = rows.length - 1 - (open.pop() ?? 0);
	}
}
