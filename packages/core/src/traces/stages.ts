import type { Span, SpanType } from '../spans/span.ts';
import type { PathSegment } from './critical-path.ts';
import { type Interval, unionLength } from './self-time.ts';
import type { SpanFrame, TraceNode, TraceTree } from './trace-tree.ts';

/** How one step kind took part in a trace. Nanoseconds; shares of the critical path sum to 1. */
export type Stage = { stage: string; durationNs: number; criticalNs: number; share: number };

/** Time that no step owns: glue code, waiting, the containers themselves. */
export const otherStage = 'other';

/** Types that are a step of a pipeline. Agents, workflows and plain spans only hold steps. */
const stageTypes: ReadonlySet<SpanType> = new Set<SpanType>([
	'llm',
	'embedding',
	'retrieval',
	'rerank',
	'tool',
	'guardrail',
	'evaluator',
	'prompt',
]);

type StagedFrame = SpanFrame & Pick<Span, 'stage'>;

/** Stage per span: named on the span, else its type, else (HTTP, database and other children) its parent's. */
export function stagesBySpan<S extends StagedFrame>({ nodes }: TraceTree<S>): Map<TraceNode<S>, string> {
	const stages = new Map<TraceNode<S>, string>();
	for (const node of nodes) {
		const { stage, type } = node.span;
		const inherited = type === 'other' && node.parent !== null ? stages.get(node.parent) : undefined;
		stages.set(node, stage ?? (stageTypes.has(type) ? type : (inherited ?? otherStage)));
	}
	return stages;
}

/** Elapsed is the union of a stage's spans (held against an allotment); critical is its exclusive part of the path (blame). */
export function summariseStages(stages: ReadonlyMap<TraceNode, string>, path: readonly PathSegment[]): Stage[] {
	const intervals = new Map<string, Interval[]>();
	for (const [node, stage] of stages) push(intervals, stage, node);
	const critical = new Map<string, number>();
	let total = 0;
	for (const { node, start, end } of path) {
		const stage = node === null ? otherStage : (stages.get(node) ?? otherStage);
		critical.set(stage, (critical.get(stage) ?? 0) + end - start);
		total += end - start;
	}
	if (critical.has(otherStage) && !intervals.has(otherStage)) intervals.set(otherStage, []);
	return [...intervals]
		.map(([stage, ran]) => {
			const criticalNs = critical.get(stage) ?? 0;
			return { stage, durationNs: unionLength(ran), criticalNs, share: total === 0 ? 0 : criticalNs / total };
		})
		.sort((a, b) => b.criticalNs - a.criticalNs || (a.stage < b.stage ? -1 : 1));
}

function push(intervals: Map<string, Interval[]>, stage: string, { start, end }: TraceNode): void {
	const known = intervals.get(stage);
	if (known === undefined) intervals.set(stage, [{ start, end }]);
	else known.push({ start, end });
}
