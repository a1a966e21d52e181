import { createCatalogueBook } from '@spanledger/core/prices/catalogue-book';
import { compareReadings } from '@spanledger/core/reread/compare-readings';
import type { RereadTally } from '@spanledger/core/reread/reread-tally';
import type { Span } from '@spanledger/core/spans/span';
import { type SettledSpan, settleTrace } from '@spanledger/core/traces/settle-trace';
import type { SpanCopy } from '@spanledger/db/reread/read-traces-to-reread';
import { compareFullness } from '@spanledger/db/spans/fuller';
import type { RereadTrace } from './reread-traces.ts';

/** Which calls move where does not hang on prices; settling wants a book all the same. */
const book = createCatalogueBook();

/** Adds to the tally what storing these second readings would change in the books. */
export function previewReread(tally: RereadTally, traces: readonly RereadTrace[]): void {
	for (const { copies, changed } of traces) {
		if (changed.length === 0) continue;
		tally.changedSpans += changed.length;
		tally.changedTraces++;
		const again = new Map(changed.map((copy) => [placeOf(copy), copy]));
		const after = copies.map((copy) => again.get(placeOf(copy)) ?? copy);
		compareReadings(tally, settle(copies), settle(after));
	}
}

const placeOf = ({ span }: SpanCopy): string => `${span.spanId}${span.startTimeNs}`;

function settle(copies: readonly SpanCopy[]): SettledSpan[] {
	return settleTrace({ spans: fullest(copies), foreignClaims: [], book }).spans;
}

/** One per span id, by the rule that settling reads by. */
function fullest(copies: readonly SpanCopy[]): Span[] {
	const kept = new Map<string, SpanCopy>();
	for (const copy of copies) {
		const other = kept.get(copy.span.spanId);
		if (other === undefined || compareFullness(fullnessOf(copy), fullnessOf(other)) > 0)
			kept.set(copy.span.spanId, copy);
	}
	return [...kept.values()].map(({ span }) => span);
}

function fullnessOf({ span, bodyHash }: SpanCopy) {
	const { billingHint, endTimeNs, attributeCount } = span;
	return { pending: billingHint === 'pending', endTimeNs, attributeCount, bodyHash };
}
