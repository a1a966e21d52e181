import { spanTypes } from '../../spans/span.ts';
import { tellingOpening } from './answer-words.ts';
import { type SignalName, sortSignals } from './signal-name.ts';
import { type SignalRule, signalRules } from './signal-rules.ts';
import type { SpanFacts } from './span-facts.ts';

/** A signal and why it fired: made when a span is opened, never stored. */
export type FiredSignal = { name: SignalName; why: string };

type TestedRule = SignalRule & { test: NonNullable<SignalRule['test']> };
const isTested = (rule: SignalRule): rule is TestedRule => rule.test !== undefined;
/** Most spans are no calls, and most rules are of calls. */
const rulesOfType = new Map(
	spanTypes.map((type) => [type, signalRules.filter(isTested).filter(({ types }) => types?.has(type) ?? true)]),
);

/** The rules that fire on one span, in the order of the table. */
export function explainSignals(facts: SpanFacts): FiredSignal[] {
	const fired: FiredSignal[] = [];
	const opening = facts.answer === null ? '' : tellingOpening(facts.answer);
	for (const { name, test } of rulesOfType.get(facts.type) ?? []) {
		const why = test(facts, opening);
		if (why !== null) fired.push({ name, why });
	}
	return fired;
}

/** Their names, as they are stored with the span. Most spans have none. */
export function findSignals(facts: SpanFacts): SignalName[] {
	const fired = explainSignals(facts);
	return fired.length === 0 ? [] : sortSignals(fired.map(({ name }) => name));
}
