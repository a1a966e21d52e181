import type { TaskOutcome } from '../quality/task-outcome.ts';
import type { TraceNode, TraceTree } from './trace-tree.ts';

/**
 * Whether a trace's task succeeded, the first that is known: what the application says (the root's word before the last of its spans)
 * → the last validation, since a retry mends what failed before → an error of the root. null = nobody knows: that no error was
 * seen is not success.
 */
export function traceOutcome({ nodes, root }: TraceTree): TaskOutcome | null {
	const said = root?.span.outcome ?? last(nodes, ({ span }) => span.outcome);
	if (said !== null) return said;
	const validated = last(nodes, ({ span }) => span.validation);
	if (validated !== null) return validated;
	return root?.span.status === 'error' ? 'failure' : null;
}

/** The word of the span that ended last; of several, of the one whose id comes last. */
function last(nodes: readonly TraceNode[], wordOf: (node: TraceNode) => TaskOutcome | null): TaskOutcome | null {
	let latest: TraceNode | null = null;
	for (const node of nodes) {
		if (wordOf(node) === null) continue;
		if (latest === null || node.end > latest.end || (node.end === latest.end && node.span.spanId > latest.span.spanId))
			latest = node;
	}
	return latest === null ? null : wordOf(latest);
}
