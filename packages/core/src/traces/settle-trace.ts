import type { LatencySample } from '../latency/latency-sample.ts';
import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import type { LinkedValues } from '../links/linked-values.ts';
import type { Pricing } from '../prices/pricing.ts';
import { listPrices } from '../prices/project-prices.ts';
import { type TraceQuality, traceQuality } from '../quality/rollup/trace-quality.ts';
import type { FiredSignal } from '../quality/signals/find-signals.ts';
import { type SignalName, sortSignals } from '../quality/signals/signal-name.ts';
import type { DimensionName } from '../spans/dimensions.ts';
import type { Span } from '../spans/span.ts';
import type { NotCountedReason } from './choose-billable.ts';
import { inheritDimensions } from './inherit-dimensions.ts';
import { latencySamples } from './latency-samples.ts';
import { ledgerEntry } from './ledger-entry-of.ts';
import type { ResponseClaim } from './response-claim.ts';
import type { Stage } from './stages.ts';
import { structureTrace } from './structure-trace.ts';
import { summariseTrace, type TraceSummary } from './summarise-trace.ts';
import { noVerdicts, traceOutcome, type Verdicts } from './trace-outcome.ts';

export type SettleInput = {
	/** All stored spans of one trace, one per span id, in any order; at least one. */
	spans: readonly Span[];
	/** Claims of other traces on the response ids of this one. */
	foreignClaims: readonly ResponseClaim[];
	/** What the traces that its spans link to say. */
	linked?: LinkedValues;
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
	/** Of its row, what its own spans do not say: other traces must not take it over a link. */
	borrowed: DimensionName[];
	/** This trace's own claims, each with whether it bills. */
	claims: ResponseClaim[];
	/** Parents before children. */
	spans: SettledSpan[];
};

/**
 * The heart: everything a trace means, from its spans alone. Pure and order-free, so that retries, late spans, late
 * roots and mended conventions are all the same act: settle again and keep the difference.
 */
export function settleTrace({
	spans,
	foreignClaims,
	linked,
	verdicts = noVerdicts,
	...project
}: SettleInput): SettledTrace {
	const { book, costSetting = listPrices.costSetting, headSampling = listPrices.headSampling } = project;
	const structure = structureTrace({ spans, foreignClaims });
	const { tree, path, stages, claims } = structure;
	const dimensions = inheritDimensions(tree, linked);
	const pricing = { book, costSetting, headSampling };
	const outcome = traceOutcome(tree, verdicts);
	const settled = structure.spans.map((span, index): SettledSpan => {
		const node = tree.nodes[index];
		const billing = node === undefined ? undefined : structure.billings.get(node);
		if (node === undefined || billing === undefined || billing.kind === 'none') return span;
		const inherited = dimensions.bySpan.get(node) ?? {};
		return { ...span, entry: ledgerEntry(node, inherited, billing.kind === 'replay', pricing, outcome) };
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
		borrowed: dimensions.borrowed,
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
