import type { LatencySample } from '../latency/latency-sample.ts';
import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import type { Pricing } from '../prices/pricing.ts';
import { listPrices } from '../prices/project-prices.ts';
import { type TraceQuality, traceQuality } from '../quality/rollup/trace-quality.ts';
import type { FiredSignal } from '../quality/signals/find-signals.ts';
import { type SignalName, sortSignals } from '../quality/signals/signal-name.ts';
import { treeSignals } from '../quality/signals/tree-signals.ts';
import type { Span } from '../spans/span.ts';
import { type Billing, chooseBillable, type NotCountedReason } from './choose-billable.ts';
import { criticalPath } from './critical-path.ts';
import { inheritDimensions } from './inherit-dimensions.ts';
import { latencySamples } from './latency-samples.ts';
import { ledgerEntry } from './ledger-entry-of.ts';
import type { ResponseClaim } from './response-claim.ts';
import { selfTime } from './self-time.ts';
import { settleClaims } from './settle-claims.ts';
import { type Stage, stagesBySpan, summariseStages } from './stages.ts';
import { summariseTrace, type TraceSummary } from './summarise-trace.ts';
import { noVerdicts, traceOutcome, type Verdicts } from './trace-outcome.ts';
import { buildTree } from './trace-tree.ts';

export type SettleInput = {
	/** All stored spans of one trace, one per span id, in any order; at least one. */
	spans: readonly Span[];
	/** Claims of other traces on the response ids of this one. */
	foreignClaims: readonly ResponseClaim[];
	/** The scores of the trace, and what their names mean in its project. */
	verdicts?: Verdicts;
} & Pick<Pricing, 'book'> &
	Partial<Pricing>;

/** What settling knows of one span beyond what was stored. */
export type SettledSpan = {
	span: Span;
	stage: string;
	selfTimeNs: number;
	onCriticalPath: boolean;
	/** true = in the totals · false = known, counted elsewhere · null = no usage known, or not a model call. */
	usageCounted: boolean | null;
	notCountedReason: NotCountedReason | null;
	entry: LedgerEntry | null;
	/** Signals of this span that only the trace shows. */
	treeSignals: readonly FiredSignal[];
};

export type SettledTrace = {
	summary: TraceSummary;
	entries: LedgerEntry[];
	samples: LatencySample[];
	/** What it gives to the rollups of quality; null when it serves nobody. */
	quality: TraceQuality | null;
	stages: Stage[];
	/** This trace's own claims, each with whether it bills. */
	claims: ResponseClaim[];
	/** Parents before children. */
	spans: SettledSpan[];
};

/**
 * The heart: everything a trace means, from its spans alone. Pure and order-free, so that retries, late spans, late
 * roots and mended conventions are all the same act: settle again and keep the difference.
 */
export function settleTrace({ spans, foreignClaims, verdicts = noVerdicts, ...project }: SettleInput): SettledTrace {
	const { book, costSetting = listPrices.costSetting, headSampling = listPrices.headSampling } = project;
	const tree = buildTree(spans);
	const dimensions = inheritDimensions(tree);
	const { billing: billings, claims } = settleClaims(chooseBillable(tree), foreignClaims);
	const pricing = { book, costSetting, headSampling };
	const outcome = traceOutcome(tree, verdicts);
	const path = criticalPath(tree);
	const stageOf = stagesBySpan(tree);
	const stages = summariseStages(stageOf, path);
	const signals = treeSignals(tree);
	const onPath = new Set(path.map(({ node }) => node));

	const settled = tree.nodes.map((node): SettledSpan => {
		const billing = billings.get(node) ?? { kind: 'none', reason: null };
		const inherited = dimensions.bySpan.get(node) ?? {};
		return {
			span: node.span,
			stage: stageOf.get(node) ?? 'other',
			selfTimeNs: selfTime(node),
			onCriticalPath: onPath.has(node),
			...counted(billing, node.span),
			entry: billing.kind === 'none' ? null : ledgerEntry(node, inherited, billing.kind === 'replay', pricing, outcome),
			treeSignals: signals.get(node.span.spanId) ?? [],
		};
	});
	const entries = settled.map(({ entry }) => entry).filter((entry) => entry !== null);
	const summary = summariseTrace({
		tree,
		dimensions: dimensions.trace,
		entries,
		stages,
		path,
		outcome,
		signals: traceSignals(settled),
	});
	return {
		summary,
		entries,
		samples: latencySamples(tree, summary, stages, entries),
		quality: traceQuality(settled, summary, verdicts.scores),
		stages,
		claims,
		spans: settled,
	};
}

/** Those of its spans, and those that only the trace shows. */
function traceSignals(spans: readonly SettledSpan[]): SignalName[] {
	const names = new Set<SignalName>();
	for (const { span, treeSignals } of spans) {
		for (const name of span.signals) names.add(name);
		for (const { name } of treeSignals) names.add(name);
	}
	return sortSignals(names);
}

function counted(billing: Billing, span: Span): Pick<SettledSpan, 'usageCounted' | 'notCountedReason'> {
	if (span.usage === null) return { usageCounted: null, notCountedReason: null };
	if (billing.kind === 'bill') return { usageCounted: true, notCountedReason: null };
	if (billing.kind === 'replay') return { usageCounted: false, notCountedReason: 'cached-replay' };
	return { usageCounted: billing.reason === null ? null : false, notCountedReason: billing.reason };
}
