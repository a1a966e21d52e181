/** Why a call ended, whatever its provider calls it. */
export const finishKinds = [
	'stop',
	'tool-calls',
	'length',
	'content-filter',
	'refusal',
	'error',
	'other',
	/** No reason was told. */
	'untold',
] as const;
export type FinishKind = (typeof finishKinds)[number];

type FinishRule = {
	kind: FinishKind;
	pattern: RegExp;
	/** Spellings that providers use, for a filter by the word. */
	words: readonly string[];
};

/** The first that fits any reason of a call is its kind: what went wrong stands before what went well. */
const rules: readonly FinishRule[] = [
	{
		kind: 'content-filter',
		pattern:
			/content_?filter|^(safety|recitation|blocklist|prohibited_?content|spii|image_safety|guardrail_intervened)$/i,
		words: [
			...[
				'content_filter',
				'content_filtered',
				'safety',
				'SAFETY',
				'recitation',
				'RECITATION',
				'blocklist',
				'BLOCKLIST',
			],
			...['prohibited_content', 'PROHIBITED_CONTENT', 'spii', 'SPII', 'guardrail_intervened'],
		],
	},
	{ kind: 'refusal', pattern: /^refus(al|ed)$/i, words: ['refusal', 'refused'] },
	{
		kind: 'length',
		pattern:
			/^(length|max_?tokens|max_(output|completion|new)_tokens|model_length|model_context_window_exceeded|token_limit|incomplete|eos_limit)$/i,
		words: [
			...['length', 'max_tokens', 'MAX_TOKENS', 'maxTokens', 'max_output_tokens', 'model_length', 'incomplete'],
			'model_context_window_exceeded',
		],
	},
	{
		kind: 'error',
		pattern: /^(error|errored|failed|failure|malformed_?function_?call|network_error|insufficient_system_resource)$/i,
		words: ['error', 'failed', 'MALFORMED_FUNCTION_CALL', 'malformed_function_call'],
	},
	{
		kind: 'tool-calls',
		pattern: /^(tool_?calls?|tool-calls?|tool_?use|function_?call)$/i,
		words: ['tool_calls', 'tool_call', 'tool-calls', 'tool_use', 'function_call'],
	},
	{
		kind: 'stop',
		pattern: /^(stop|stopped|end_?turn|stop_?sequence|eos|eos_token|complete|completed|end|done|success)$/i,
		words: ['stop', 'STOP', 'end_turn', 'stop_sequence', 'eos', 'COMPLETE', 'complete', 'completed'],
	},
];

/** The kind of a call that ended so. A call that failed without a reason ended with an error. */
export function finishKind(reasons: readonly string[], isError: boolean): FinishKind {
	if (reasons.length === 0) return isError ? 'error' : 'untold';
	return rules.find(({ pattern }) => reasons.some((reason) => pattern.test(reason)))?.kind ?? 'other';
}

/** The reason of a call that is of a kind; null = none is. */
export const reasonOfKind = (reasons: readonly string[], kind: FinishKind): string | null => {
	const rule = rules.find((one) => one.kind === kind);
	return reasons.find((reason) => rule?.pattern.test(reason) === true) ?? null;
};

/** How providers spell a kind; empty where there is no word for it. */
export const finishWords = (kind: FinishKind): readonly string[] => rules.find((one) => one.kind === kind)?.words ?? [];
