import { usdText } from '@spanledger/core/money/pico-usd';
import { outlineTrace, type TraceOutline } from '@spanledger/core/traces/outline-trace';
import type { SettledSpan } from '@spanledger/core/traces/settle-trace';
import type { SpanOutline } from '@spanledger/core/traces/span-outline';
import type { Db } from '@spanledger/db/connect';
import type { Scope } from '@spanledger/db/scope';
import type { TraceSpans } from '@spanledger/db/spans/read-spans';
import { readOutlines } from '@spanledger/db/traces/read-outlines';
import { readSpanCosts, type SpanCost } from '@spanledger/db/traces/read-span-costs';

/** The rows of a trace in reading order, with what their spans cost. */
export type SpanRows = TraceOutline & {
	/** By span id; a span that does not bill is missing. */
	costs: ReadonlyMap<string, SpanCost>;
	/** Span id → index of its row. */
	placeOf: ReadonlyMap<string, number>;
};

/** The traces somebody has open: page and spans of one trace are asked for side by side, and read once. By pool and version. */
const opened = new WeakMap<Db, Map<string, Promise<SpanRows>>>();
const mostOpen = 8;

/** The rows of a settled trace: a quarter of the columns of its spans, and the ledger's figures. */
export function readRows(
	db: Db,
	scope: Scope,
	{ bounds, version }: { bounds: TraceSpans; version: string },
): Promise<SpanRows> {
	const kept = opened.get(db) ?? new Map<string, Promise<SpanRows>>();
	opened.set(db, kept);
	const name = `${scope.projectId}/${bounds.traceId}/${version}`;
	const known = kept.get(name);
	if (known !== undefined) return known;
	const reading = readAnew(db, scope, bounds);
	kept.set(name, reading);
	reading.catch(() => kept.delete(name));
	const [oldest] = kept.keys();
	if (kept.size > mostOpen && oldest !== undefined) kept.delete(oldest);
	return reading;
}

async function readAnew(db: Db, scope: Scope, bounds: TraceSpans): Promise<SpanRows> {
	const [spans, costs] = await Promise.all([readOutlines(db, scope, bounds), readSpanCosts(db, scope, bounds)]);
	return rowsOf(spans, costs);
}

/** The same of spans that were settled just now. */
export function rowsOfSettled(settled: readonly SettledSpan[]): SpanRows {
	const costs = new Map<string, SpanCost>();
	for (const { span, entry } of settled) {
		if (entry === null) continue;
		const costUsd = entry.costUsd === null ? null : usdText(entry.costUsd);
		costs.set(span.spanId, { costUsd, unpricedReason: entry.unpricedReason });
	}
	return rowsOf(
		settled.map(({ span }) => span),
		costs,
	);
}

function rowsOf(spans: readonly SpanOutline[], costs: SpanRows['costs']): SpanRows {
	const outline = outlineTrace(spans);
	return { ...outline, costs, placeOf: new Map(outline.rows.map(({ node }, place) => [node.span.spanId, place])) };
}
