import type { SignalName } from '@spanledger/core/quality/signals/signal-name';
import { type SignalRule, signalRules } from '@spanledger/core/quality/signals/signal-rules';

const rules = new Map(signalRules.map((rule) => [rule.name, rule]));

export function ruleOf(name: SignalName): SignalRule {
	const rule = rules.get(name);
	if (rule === undefined) throw new Error(`no rule for the signal ${name}`);
	return rule;
}

export const signalTitle = (name: SignalName): string => ruleOf(name).title;

/** Those that say that something may be wrong. */
export const problemsIn = (names: readonly SignalName[]): SignalName[] =>
	names.filter((name) => ruleOf(name).kind === 'problem');
