/**
 * What must be known before a signal can be said to be absent. Where a trace knows nothing of it the signal is unknown there, and
 * the trace counts in no denominator: with content not stored, refusals are unknown, never 0 %.
 */
const signalNeeds = [
	'answer',
	'json-answer',
	'finish-reason',
	'call',
	'tool',
	'documents',
	'document-scores',
	'validation',
	'policy',
	'guardrail',
	'escalation',
] as const;
export type SignalNeed = (typeof signalNeeds)[number];
