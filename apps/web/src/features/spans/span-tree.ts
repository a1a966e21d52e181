import type { TreeSpan } from '@spanledger/api/traces/pack-spans';

export type SpanNode = {
	span: TreeSpan;
	children: SpanNode[];
	/** It names a parent that has not arrived. */
	isOrphan: boolean;
};

/** A visible row of the tree. */
export type SpanRow = {
	node: SpanNode;
	depth: number;
	isFolded: boolean;
	/** Per level above: does its guide line run on below this row? */
	guides: boolean[];
	/** All spans below it, shown when it is folded. */
	descendants: number;
};

const byStart = (a: SpanNode, b: SpanNode): number =>
	a.span.offsetMs - b.span.offsetMs ||
	b.span.durationMs - a.span.durationMs ||
	(a.span.spanId < b.span.spanId ? -1 : 1);

/** Spans under their parents, by start. A span whose parent is missing stands at the top, and so does one of each loop. */
export function buildSpanTree(spans: readonly TreeSpan[]): SpanNode[] {
	const nodes = new Map<string, SpanNode>();
	for (const span of spans) nodes.set(span.spanId, { span, children: [], isOrphan: false });
	const tops: SpanNode[] = [];
	const loops = loopCutters(nodes);
	for (const node of nodes.values()) {
		const parent = parentOf(node, nodes);
		if (parent !== undefined && !loops.has(node)) parent.children.push(node);
		else {
			node.isOrphan = node.span.parentSpanId !== null;
			tops.push(node);
		}
	}
	for (const node of nodes.values()) node.children.sort(byStart);
	return tops.sort(byStart);
}

const parentOf = (node: SpanNode, nodes: ReadonlyMap<string, SpanNode>): SpanNode | undefined =>
	node.span.parentSpanId === null ? undefined : nodes.get(node.span.parentSpanId);

/** One span of every loop that a broken emitter sent: without its parent the rest is a tree. Each span is walked once. */
function loopCutters(nodes: ReadonlyMap<string, SpanNode>): Set<SpanNode> {
	const cutters = new Set<SpanNode>();
	const walkOf = new Map<SpanNode, number>();
	let walk = 0;
	for (const start of nodes.values()) {
		walk++;
		let node: SpanNode | undefined = start;
		while (node !== undefined && !walkOf.has(node)) {
			walkOf.set(node, walk);
			node = parentOf(node, nodes);
		}
		if (node !== undefined && walkOf.get(node) === walk) cutters.add(node);
	}
	return cutters;
}

/** The rows in reading order without those under a folded span. Works by a stack: agents nest deeper than calls may. */
export function visibleRows(tops: readonly SpanNode[], folded: ReadonlySet<string>): SpanRow[] {
	const counts = countDescendants(tops);
	const rows: SpanRow[] = [];
	const stack: { node: SpanNode; guides: boolean[] }[] = [];
	const push = (nodes: readonly SpanNode[], guidesOf: (isLast: boolean) => boolean[]) => {
		for (let index = nodes.length - 1; index >= 0; index--) {
			const node = nodes[index];
			if (node !== undefined) stack.push({ node, guides: guidesOf(index === nodes.length - 1) });
		}
	};
	push(tops, () => []);
	for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
		const { node, guides } = next;
		const isFolded = folded.has(node.span.spanId);
		rows.push({ node, depth: guides.length, isFolded, guides, descendants: counts.get(node) ?? 0 });
		if (!isFolded) push(node.children, (isLast) => [...guides, !isLast]);
	}
	return rows;
}

function countDescendants(tops: readonly SpanNode[]): Map<SpanNode, number> {
	const order: SpanNode[] = [];
	const stack = [...tops];
	for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
		order.push(node);
		stack.push(...node.children);
	}
	const counts = new Map<SpanNode, number>();
	for (const node of order.reverse()) {
		counts.set(
			node,
			node.children.reduce((sum, child) => sum + 1 + (counts.get(child) ?? 0), 0),
		);
	}
	return counts;
}
