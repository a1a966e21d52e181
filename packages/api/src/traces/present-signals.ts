import { explainSignalsOf } from '@spanledger/core/conventions/explain-signals-of';
import type { Mapping } from '@spanledger/core/conventions/mapping';
import { contentEvents } from '@spanledger/core/logs/event-of-log';
import type { SpanLog } from '@spanledger/core/logs/span-log';
import { type SignalName, sortSignals } from '@spanledger/core/quality/signals/signal-name';
import type { SettledSpan } from '@spanledger/core/traces/settle-trace';
import type { Payload } from '@spanledger/db/spans/payload';
import { rawSpanOf } from '@spanledger/db/spans/raw-span-of';

/** `why` is null when what the rule saw is no longer kept. */
export type PresentedSignal = { name: SignalName; why: string | null };

export const signalsOf = ({ span, treeSignals }: SettledSpan): SignalName[] =>
	sortSignals([...span.signals, ...treeSignals.map(({ name }) => name)]);

/** The stored signals of a span, each with why it fired. */
export function presentSignals(
	settled: SettledSpan,
	payload: Payload | null,
	logs: readonly SpanLog[],
	mapping: Mapping,
): PresentedSignal[] {
	const { span, treeSignals } = settled;
	const own = payload === null ? [] : explainSignalsOf(span, rawSpanOf(span, payload), contentEvents(logs), mapping);
	const reasons = new Map([...own, ...treeSignals].map(({ name, why }) => [name, why]));
	return signalsOf(settled).map((name) => ({ name, why: reasons.get(name) ?? null }));
}
