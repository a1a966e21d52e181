import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import type { PicoUsd } from '../money/pico-usd.ts';
import type { SignalName } from '../quality/signals/signal-name.ts';
import type { TaskOutcome } from '../quality/task-outcome.ts';
import type { Dimensions } from '../spans/dimensions.ts';
import type { SpanStatus } from '../spans/span.ts';
import { addUsage, type Usage } from '../spans/usage.ts';
import type { PathSegment } from './critical-path.ts';
import { facetsOf } from './facets.ts';
import { type Cause, findCause } from './find-cause.ts';
import type { Stage } from './stages.ts';
import type { TraceNode, TraceTree } from './trace-tree.ts';

/** One row of the trace list. */
export type TraceSummary = {
	traceId: string;
	/** The root's, else the earliest orphan's. */
	name: string;
	rootMissing: boolean;
	status: SpanStatus;
	/** A trace belongs to its earliest span's start. */
	startTimeNs: bigint;
	/** The root's duration if it has come, else the extent. */
	durationNs: number;
	/** The last end of any span: says whether a trace without a root is still running. */
	lastEndTimeNs: bigint;
	/** Bounds of the starts of its spans: what a read of them must cover. */
	minStartNs: bigint;
	maxStartNs: bigint;
	dimensions: Dimensions;
	tags: string[];
	/** Models of its calls, by name. */
	models: string[];
	facets: string[];
	spanCount: number;
	callCount: number;
	/** Spans with an error. */
	errorCount: number;
	/** Sum over the counted spans. */
	usage: Usage | null;
	/** Sum of the known costs; null when there are calls and none is priced; 0 without calls. */
	costUsd: PicoUsd | null;
	unpricedSpans: number;
	hasModel: boolean;
	hasContent: boolean;
	inputPreview: string | null;
	cause: Cause;
	/** Of all its spans, and what only the trace shows. */
	signals: SignalName[];
	/** null = nobody knows. */
	outcome: TaskOutcome | null;
};

export function summariseTrace({
	tree,
	dimensions,
	entries,
	stages,
	path,
	outcome,
	signals,
}: {
	tree: TraceTree;
	dimensions: Dimensions;
	entries: readonly LedgerEntry[];
	stages: readonly Stage[];
	path: readonly PathSegment[];
} & Pick<TraceSummary, 'outcome' | 'signals'>): TraceSummary {
	const { nodes, root, tops } = tree;
	const speaker = root ?? tops[0];
	if (speaker === undefined) throw new Error('a trace without spans cannot be summarised');
	const spans = nodes.map(({ span }) => span);
	const at = (offset: number): bigint => tree.startTimeNs + BigInt(offset);
	return {
		traceId: speaker.span.traceId,
		name: speaker.span.name,
		rootMissing: root === null,
		status: traceStatus(nodes, root),
		startTimeNs: tree.startTimeNs,
		durationNs: root === null ? tree.extent : root.end - root.start,
		lastEndTimeNs: at(tree.extent),
		minStartNs: tree.startTimeNs,
		maxStartNs: at(nodes.reduce((last, { start }) => Math.max(last, start), 0)),
		dimensions,
		tags: [...new Set(spans.flatMap(({ tags }) => tags))].sort(),
		models: [...new Set(entries.map(({ model }) => model).filter((model) => model !== ''))].sort(),
		facets: facetsOf(dimensions, entries, spans),
		spanCount: spans.length,
		callCount: entries.length,
		errorCount: spans.filter(({ status }) => status === 'error').length,
		usage: entries.reduce<Usage | null>((sum, { usage }) => addUsage(sum, usage), null),
		...traceCost(entries),
		hasModel: entries.length > 0,
		hasContent: spans.some(({ hasContent }) => hasContent),
		inputPreview: inputPreview(nodes, speaker),
		cause: findCause(tree, stages, path),
		signals,
		outcome,
	};
}

/** The root's if ok or error, else error if any span is one, else unset. */
function traceStatus(nodes: readonly TraceNode[], root: TraceNode | null): SpanStatus {
	if (root !== null && root.span.status !== 'unset') return root.span.status;
	return nodes.some(({ span }) => span.status === 'error') ? 'error' : 'unset';
}

function traceCost(entries: readonly LedgerEntry[]): Pick<TraceSummary, 'costUsd' | 'unpricedSpans'> {
	const known = entries.map(({ costUsd }) => costUsd).filter((cost) => cost !== null);
	const unpricedSpans = entries.length - known.length;
	if (entries.length > 0 && known.length === 0) return { costUsd: null, unpricedSpans };
	return { costUsd: known.reduce((sum, cost) => sum + cost, 0n), unpricedSpans };
}

/** The question as the trace's entry heard it, else as the first step that kept any content did. */
function inputPreview(nodes: readonly TraceNode[], speaker: TraceNode): string | null {
	if (speaker.span.inputPreview !== null) return speaker.span.inputPreview;
	let earliest: TraceNode | null = null;
	for (const node of nodes) {
		if (node.span.inputPreview !== null && (earliest === null || node.start < earliest.start)) earliest = node;
	}
	return earliest?.span.inputPreview ?? null;
}
