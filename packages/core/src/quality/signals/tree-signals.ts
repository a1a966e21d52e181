import type { Span } from '../../spans/span.ts';
import type { SpanFrame, TraceNode, TraceTree } from '../../traces/trace-tree.ts';
import type { FiredSignal } from './find-signals.ts';

type TriedFrame = SpanFrame & Pick<Span, 'name' | 'status' | 'toolName' | 'requestModel' | 'responseModel'>;
type TriedNode = TraceNode<TriedFrame>;

const retried = new Set(['llm', 'embedding', 'rerank', 'tool']);

/** What no span shows alone: a call that failed, and another that took its place under the same parent. By span id of the later one. */
export function treeSignals({ nodes, tops }: TraceTree<TriedFrame>): Map<string, FiredSignal[]> {
	const found = new Map<string, FiredSignal[]>();
	for (const failed of nodes) {
		if (failed.span.status !== 'error' || !retried.has(failed.span.type)) continue;
		const later = nextTry(failed, failed.parent?.children ?? tops);
		if (later === null) continue;
		const fired = isSameTarget(failed, later)
			? { name: 'retry' as const, why: `${targetOf(failed)} had failed and was tried again` }
			: { name: 'fallback' as const, why: `${targetOf(failed)} had failed and ${targetOf(later)} was asked instead` };
		const known = found.get(later.span.spanId) ?? [];
		if (!known.some(({ name }) => name === fired.name)) known.push(fired);
		found.set(later.span.spanId, known);
	}
	return found;
}

/**
 * The first sibling of the same kind that began when the failed one had ended. Of a tool: the same tool, since another is another
 * step. Siblings stand by start.
 */
function nextTry(failed: TriedNode, siblings: readonly TriedNode[]): TriedNode | null {
	for (let at = firstFrom(siblings, failed.end); at < siblings.length; at++) {
		const node = siblings[at];
		if (node === undefined || node === failed || node.span.type !== failed.span.type) continue;
		if (failed.span.type !== 'tool' || isSameTarget(failed, node)) return node;
	}
	return null;
}

/** Index of the first that starts at `start` or later. */
function firstFrom(siblings: readonly TriedNode[], start: number): number {
	let [low, high] = [0, siblings.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((siblings[middle]?.start ?? 0) < start) low = middle + 1;
		else high = middle;
	}
	return low;
}

const targetOf = ({ span }: TriedNode): string =>
	span.type === 'tool' ? (span.toolName ?? span.name) : (span.requestModel ?? span.responseModel ?? span.name);

const isSameTarget = (a: TriedNode, b: TriedNode): boolean => targetOf(a) === targetOf(b);
