import type { AlignedSpan } from './align-traces.ts';
import { kindOf, labelOf } from './likeness.ts';

/** A step of one of two traces that are held against each other. */
export type ComparedNode<Span> = {
	span: Span;
	children: ComparedNode<Span>[];
	/** The same number = the same name and type. */
	label: number;
	/** The same number = the same label, or a model call of the same operation. */
	kind: number;
	/** The same number = it and all below it look the same, in either trace. */
	shape: number;
	/** How many steps are below it. */
	size: number;
	/** How many of each kind are below it, kinds thrown into `buckets`; null = nothing is. */
	below: Uint32Array | null;
};

/** Enough to tell one subtree from another, and cheap to hold against each other. */
const buckets = 32;

/** Builds both trees with one numbering, so that their numbers can be compared. Spans of each: parents before children, siblings in order. */
export function comparedTrees<Span extends AlignedSpan>(
	...traces: readonly (readonly Span[])[]
): ComparedNode<Span>[][] {
	const [labels, kinds, shapes] = [numbering(), numbering(), numbering()];
	return traces.map((spans) => {
		const { nodes, tops } = plainTree(spans);
		for (const node of nodes) {
			node.label = labels(labelOf(node.span));
			node.kind = kinds(kindOf(node.span));
		}
		// children before their parents
		for (let at = nodes.length - 1; at >= 0; at--) {
			const node = nodes[at];
			if (node === undefined) continue;
			node.shape = shapes(`${node.label}:${node.children.map(({ shape }) => shape).join()}`);
			if (node.children.length > 0) countBelow(node);
		}
		return tops;
	});
}

function numbering(): (text: string) => number {
	const numbers = new Map<string, number>();
	return (text) => {
		const known = numbers.get(text) ?? numbers.size;
		numbers.set(text, known);
		return known;
	};
}

function plainTree<Span extends AlignedSpan>(spans: readonly Span[]) {
	const byId = new Map<string, ComparedNode<Span>>();
	const tops: ComparedNode<Span>[] = [];
	for (const span of spans) {
		const node = { span, children: [], label: 0, kind: 0, shape: 0, size: 0, below: null };
		const parent = span.parentSpanId === null ? undefined : byId.get(span.parentSpanId);
		(parent?.children ?? tops).push(node);
		byId.set(span.spanId, node);
	}
	return { nodes: [...byId.values()], tops };
}

function countBelow<Span>(node: ComparedNode<Span>): void {
	const below = new Uint32Array(buckets);
	for (const child of node.children) {
		node.size += child.size + 1;
		add(below, child.kind % buckets, 1);
		if (child.below === null) continue;
		for (let bucket = 0; bucket < buckets; bucket++) add(below, bucket, child.below[bucket] ?? 0);
	}
	node.below = below;
}

function add(counts: Uint32Array, at: number, count: number): void {
	counts[at] = (counts[at] ?? 0) + count;
}

/** Whether a step of the kind of another may be below a node: false is certain. */
export const mayHold = ({ below }: ComparedNode<unknown>, { kind }: ComparedNode<unknown>): boolean =>
	(below?.[kind % buckets] ?? 0) > 0;

/** How many steps below two nodes could be pairs, by their kinds: an upper bound, whatever their order. */
export function sharedBelow<Span>(a: ComparedNode<Span>, b: ComparedNode<Span>): number {
	if (a.below === null || b.below === null) return 0;
	let shared = 0;
	for (let bucket = 0; bucket < buckets; bucket++) shared += Math.min(a.below[bucket] ?? 0, b.below[bucket] ?? 0);
	return shared;
}
