import { treeSignals } from '../quality/signals/tree-signals.ts';
import type { Span } from '../spans/span.ts';
import { type Billing, chooseBillable } from './choose-billable.ts';
import { criticalPath, type PathSegment } from './critical-path.ts';
import type { ResponseClaim } from './response-claim.ts';
import { selfTime } from './self-time.ts';
import { settleClaims } from './settle-claims.ts';
import type { SettledSpan, SettleInput } from './settle-trace.ts';
import { type Stage, stagesBySpan, summariseStages } from './stages.ts';
import { buildTree, type TraceNode, type TraceTree } from './trace-tree.ts';

export type TraceStructure = {
	tree: TraceTree;
	path: PathSegment[];
	stages: Stage[];
	billings: ReadonlyMap<TraceNode, Billing>;
	/** This trace's own claims, each with whether it bills. */
	claims: ResponseClaim[];
	/** In the order of the tree's nodes, without ledger entries. */
	spans: SettledSpan[];
};

/**
 * What the spans of a trace say before anything is priced: tree, critical path, stages, self time, and which of them bill. All
 * that a reader needs of a settled trace, whose bill is in the ledger: pricing 10,000 spans again took longer than all of this.
 */
export function structureTrace({ spans, foreignClaims }: Pick<SettleInput, 'spans' | 'foreignClaims'>): TraceStructure {
	const tree = buildTree(spans);
	const { billing: billings, claims } = settleClaims(chooseBillable(tree), foreignClaims);
	const path = criticalPath(tree);
	const stageOf = stagesBySpan(tree);
	const signals = treeSignals(tree);
	const onPath = new Set(path.map(({ node }) => node));
	const structured = tree.nodes.map(
		(node): SettledSpan => ({
			span: node.span,
			stage: stageOf.get(node) ?? 'other',
			selfTimeNs: selfTime(node),
			onCriticalPath: onPath.has(node),
			...counted(billings.get(node) ?? { kind: 'none', reason: null }, node.span),
			entry: null,
			treeSignals: signals.get(node.span.spanId) ?? [],
		}),
	);
	return { tree, path, stages: summariseStages(stageOf, path), billings, claims, spans: structured };
}

/** Whether a span's usage is in the totals, and why not. */
export function counted(
	billing: Billing,
	span: Pick<Span, 'usage'>,
): Pick<SettledSpan, 'usageCounted' | 'notCountedReason'> {
	if (span.usage === null) return { usageCounted: null, notCountedReason: null };
	if (billing.kind === 'bill') return { usageCounted: true, notCountedReason: null };
	if (billing.kind === 'replay') return { usageCounted: false, notCountedReason: 'cached-replay' };
	return { usageCounted: billing.reason === null ? null : false, notCountedReason: billing.reason };
}
