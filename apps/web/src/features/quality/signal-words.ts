import type { FinishKind } from '@spanledger/core/quality/finish-kinds';
import type { SignalName } from '@spanledger/core/quality/signals/signal-name';
import type { SignalNeed } from '@spanledger/core/quality/signals/signal-needs';
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

/** How a page says why a rate is unknown, and what to do. */
export const needWords: { readonly [need in SignalNeed]: string } = {
	answer: 'No answer of a model was stored, so nobody can look at one. Send content to see this.',
	'json-answer': 'No call asked for JSON with its answer stored.',
	'finish-reason': 'No call said why it ended.',
	call: 'There was no call to a model.',
	tool: 'No tool was called.',
	documents: 'No retrieval kept its documents.',
	'document-scores': 'No retrieval kept the scores of its documents.',
	validation: 'No span tells a validation. Set validation.passed on one.',
	policy: 'No span tells a policy check. Set policy.passed on one.',
	guardrail: 'No guardrail told how it ended.',
	escalation: 'Nothing tells of a human who took over. Set escalated on the root span.',
};

/** How a page names the ways in which a call ends. */
export const finishTitles: { readonly [kind in FinishKind]: { title: string; says: string } } = {
	stop: { title: 'stop', says: 'The model said all it had to say (stop, end_turn …).' },
	'tool-calls': { title: 'tool calls', says: 'The model asked for a tool (tool_calls, tool_use …).' },
	length: { title: 'cut at a limit', says: 'The answer was cut at the limit of tokens (length, max_tokens …).' },
	'content-filter': { title: 'content filter', says: 'The provider’s filter stopped it (content_filter, safety …).' },
	refusal: { title: 'refusal', says: 'The model declined (refusal).' },
	error: { title: 'error', says: 'The call failed, or its reason says error.' },
	other: { title: 'another reason', says: 'A reason that is none of the known ones.' },
	untold: { title: 'no reason told', says: 'The call did not fail and nothing says why it ended.' },
};
