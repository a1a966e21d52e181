import { explainSignals, type FiredSignal } from '../quality/signals/find-signals.ts';
import type { RawEvent, RawSpan } from '../spans/raw-span.ts';
import type { Span } from '../spans/span.ts';
import type { Mapping } from './mapping.ts';
import { readSignalFacts } from './read-signal-facts.ts';
import { readSpan } from './read-span.ts';

/** Why the signals of a stored span fired, from what it carried and its log records: made when somebody opens it. */
export function explainSignalsOf(
	span: Span,
	raw: RawSpan,
	logs: readonly RawEvent[] = [],
	mapping?: Mapping,
): FiredSignal[] {
	const facts = readSignalFacts(raw, readSpan(raw, mapping), span, span, [
		{ from: 'event', events: raw.events },
		{ from: 'log', events: logs },
	]);
	return explainSignals(facts);
}
