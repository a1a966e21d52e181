import { type SignalName, sortSignals } from './signal-name.ts';
import { signalRules } from './signal-rules.ts';
import type { SpanFacts } from './span-facts.ts';

/** A signal and why it fired: made when a span is opened, never stored. */
export type FiredSignal = { name: SignalName; why: string };

/** The rules that fire on one span, in the order of the table. */
export function explainSignals(facts: SpanFacts): FiredSignal[] {
	const fired: FiredSignal[] = [];
	for (const { name, test } of signalRules) {
		const why = test?.(facts) ?? null;
		if (why !== null) fired.push({ name, why });
	}
	return fired;
}

/** Their names, as they are stored with the span. Most spans have none. */
export function findSignals(facts: SpanFacts): SignalName[] {
	const fired = explainSignals(facts);
	return fired.length === 0 ? [] : sortSignals(fired.map(({ name }) => name));
}
