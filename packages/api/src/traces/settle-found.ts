import type { LedgerEntry } from '@spanledger/core/ledger/ledger-entry';
import type { Pricing } from '@spanledger/core/prices/pricing';
import { type SettledSpan, settleTrace } from '@spanledger/core/traces/settle-trace';
import { structureTrace } from '@spanledger/core/traces/structure-trace';
import type { FoundTrace } from '@spanledger/db/traces/find-trace';
import type { StoredSpans } from '@spanledger/db/traces/read-trace-spans';
import type { TraceHead } from './present-trace.ts';

export type ReadableTrace = TraceHead & { spans: SettledSpan[] };

/**
 * What a found trace means now. Structure (self time, critical path, stages) is worked out from the stored spans. The
 * bill of a settled trace is its ledger's, whatever the price book says today; one that is still to be settled shows
 * what settling would say now. Spans that retention has dropped leave the stored head.
 */
export function settleFound(found: FoundTrace & StoredSpans, pricing: Pricing): ReadableTrace {
	const { stored, isSettled, spans, entries, foreignClaims } = found;
	if (spans.length === 0) {
		if (stored === null) throw new Error('a trace with neither spans nor a stored summary was found');
		return { summary: stored.summary, stages: stored.stages, isSettled, spans: [] };
	}
	if (stored === null || !isSettled) {
		const settled = settleTrace({ spans, foreignClaims, ...pricing });
		return { summary: settled.summary, stages: settled.stages, isSettled, spans: settled.spans };
	}
	const billed = new Map(entries.map((entry) => [entry.spanId, entry]));
	return {
		summary: stored.summary,
		stages: stored.stages,
		isSettled,
		spans: structureTrace({ spans, foreignClaims }).spans.map((span) =>
			withStoredEntry(span, billed.get(span.span.spanId) ?? null),
		),
	};
}

/** The ledger decides what was counted; the reason why not is only known to settling. */
function withStoredEntry(span: SettledSpan, entry: LedgerEntry | null): SettledSpan {
	const isReplay = span.notCountedReason === 'cached-replay';
	if (entry === null || entry.usage === null || isReplay) return { ...span, entry };
	return { ...span, entry, usageCounted: true, notCountedReason: null };
}
