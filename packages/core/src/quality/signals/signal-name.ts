/** Every signal, in the order in which pages list them. */
export const signalNames = [
	'validation-failed',
	'policy-failed',
	'content-filtered',
	'guardrail-triggered',
	'rate-limited',
	'tool-failed',
	'empty-answer',
	'invalid-json',
	'truncated',
	'refusal',
	'repeated-answer',
	'no-documents',
	'low-retrieval',
	'escalated',
	'fallback',
	'retry',
	'apology',
	'has-code',
	'validation-passed',
	'policy-passed',
	'guardrail-passed',
	'not-escalated',
] as const;
export type SignalName = (typeof signalNames)[number];

const known: ReadonlySet<string> = new Set(signalNames);
export const isSignalName = (text: string): text is SignalName => known.has(text);

const places = new Map(signalNames.map((name, index) => [name, index]));

/** Once each, in the order of the list: so that two readings of the same facts are the same row. */
export const sortSignals = (names: Iterable<SignalName>): SignalName[] =>
	[...new Set(names)].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
