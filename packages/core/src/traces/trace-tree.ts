import type { Span } from '../spans/span.ts';

/** What a tree is built of: a whole span, or as much of it as a reader has. */
export type SpanFrame = Pick<Span, 'spanId' | 'parentSpanId' | 'parentIsRemote' | 'type' | 'startTimeNs' | 'endTimeNs'>;

/** One span in its place. `start` and `end` are nanoseconds since the earliest start of the trace: exact in a double up to 104 days. */
export type TraceNode<S extends SpanFrame = Span> = {
	span: S;
	start: number;
	/** ≥ start. */
	end: number;
	parent: TraceNode<S> | null;
	/** By start, then span id. */
	children: TraceNode<S>[];
};

export type TraceTree<S extends SpanFrame = Span> = {
	/** Every node, parents before their children. */
	nodes: TraceNode<S>[];
	/** Nodes without a stored parent, by start. */
	tops: TraceNode<S>[];
	/** The root: the earliest span that names no parent, else the earliest entry from another process; null while only children have come. */
	root: TraceNode<S> | null;
	/** Earliest start of the trace. */
	startTimeNs: bigint;
	/** Last end, as nanoseconds since the start. */
	extent: number;
};

/**
 * Builds the tree of a trace from spans in any order, one per span id. Missing parents make their children tops;
 * a ring of parents is cut, so that every span is reachable.
 */
export function buildTree<S extends SpanFrame>(spans: readonly S[]): TraceTree<S> {
	const sorted = [...spans].sort(bySpanStart);
	const startTimeNs = sorted[0]?.startTimeNs ?? 0n;
	const byId = new Map<string, TraceNode<S>>();
	for (const span of sorted) {
		const start = Number(span.startTimeNs - startTimeNs);
		const end = Math.max(Number(span.endTimeNs - startTimeNs), start);
		byId.set(span.spanId, { span, start, end, parent: null, children: [] });
	}
	const all = [...byId.values()];
	for (const node of all) {
		const parent = node.span.parentSpanId === null ? undefined : byId.get(node.span.parentSpanId);
		if (parent !== undefined && parent !== node) node.parent = parent;
	}
	cutCycles(all);
	for (const node of all) node.parent?.children.push(node);
	const tops = all.filter((node) => node.parent === null);
	const nodes = parentsFirst(tops);
	for (const top of tops) if (isMoment(top)) coverDescendants(top, nodes, startTimeNs);
	return {
		nodes,
		tops,
		root: findRoot(tops),
		startTimeNs,
		extent: all.reduce((last, { end }) => Math.max(last, end), 0),
	};
}

function bySpanStart(a: SpanFrame, b: SpanFrame): number {
	if (a.startTimeNs !== b.startTimeNs) return a.startTimeNs < b.startTimeNs ? -1 : 1;
	return a.spanId < b.spanId ? -1 : 1;
}

/** A workflow that is known only by its beginning: a prompt or a session that was logged, where no span ever ended. */
function isMoment({ span, start, end, children }: TraceNode<SpanFrame>): boolean {
	return span.type === 'workflow' && start === end && children.length > 0;
}

/** It lasted as long as what it set off. */
function coverDescendants<S extends SpanFrame>(
	top: TraceNode<S>,
	nodes: readonly TraceNode<S>[],
	startTimeNs: bigint,
): void {
	const below = new Set([top]);
	for (const node of nodes) {
		if (node.parent === null || !below.has(node.parent)) continue;
		below.add(node);
		top.start = Math.min(top.start, node.start);
		top.end = Math.max(top.end, node.end);
	}
	top.span = { ...top.span, endTimeNs: startTimeNs + BigInt(top.end) };
}

/** Follows every chain of parents once; a chain that comes back to itself is cut where it does. */
function cutCycles<S extends SpanFrame>(nodes: readonly TraceNode<S>[]): void {
	const walked = new Map<TraceNode<S>, TraceNode<S>>();
	for (const first of nodes) {
		for (let node: TraceNode<S> | null = first; node !== null && !walked.has(node); node = node.parent) {
			walked.set(node, first);
			if (node.parent !== null && walked.get(node.parent) === first) node.parent = null;
		}
	}
}

function parentsFirst<S extends SpanFrame>(tops: readonly TraceNode<S>[]): TraceNode<S>[] {
	const ordered: TraceNode<S>[] = [];
	const open = [...tops].reverse();
	for (let node = open.pop(); node !== undefined; node = open.pop()) {
		ordered.push(node);
		for (let index = node.children.length - 1; index >= 0; index--) {
			const child = node.children[index];
			if (child !== undefined) open.push(child);
		}
	}
	return ordered;
}

function findRoot<S extends SpanFrame>(tops: readonly TraceNode<S>[]): TraceNode<S> | null {
	return tops.find(({ span }) => span.parentSpanId === null) ?? tops.find(({ span }) => span.parentIsRemote) ?? null;
}
