import type { AttributeValue } from '../../spans/raw-span.ts';

/**
 * Every field a convention can fill, and how its value is read (see read-value.ts):
 * text: non-empty text · count: tokens, a whole number ≥ 0 · amount: a finite number ≥ 0 · usd: decimal text · flag: boolean ·
 * number: any finite number ·
 * size: how many items a list has · hit: whether an answer was served from a cache · texts: a list, whatever way it was written ·
 * any: something was sent; its meaning is read later.
 */
export const fieldKinds = {
	provider: 'text',
	requestModel: 'text',
	responseModel: 'text',
	responseId: 'text',
	serviceTier: 'text',
	finishReasons: 'texts',
	toolName: 'text',
	toolCallId: 'text',
	/** What a workflow, an agent or a tool is called; of a tool it is the tool's name. */
	entityName: 'text',
	promptName: 'text',
	promptVersion: 'text',
	stage: 'text',
	/** Verdicts in the application's own words. */
	outcome: 'text',
	validation: 'text',
	policyPassed: 'text',
	policyViolated: 'text',
	guardrailPassed: 'text',
	guardrailTriggered: 'text',
	escalated: 'text',
	retries: 'count',
	fallback: 'text',
	/** What kind of answer was asked for: json, json_object, a schema. */
	outputFormat: 'text',
	/** What a retrieval says of itself where its documents did not come. */
	documentCount: 'count',
	topScore: 'number',
	tags: 'texts',
	level: 'text',
	statusMessage: 'text',
	/** OTel `error.type`: set only when the operation failed. */
	errorType: 'text',
	failed: 'flag',
	succeeded: 'flag',

	inputTokens: 'count',
	outputTokens: 'count',
	totalTokens: 'count',
	cacheReadTokens: 'count',
	cacheWriteTokens: 'count',
	cacheWrite5mTokens: 'count',
	cacheWrite1hTokens: 'count',
	reasoningTokens: 'count',
	audioInputTokens: 'count',
	audioOutputTokens: 'count',
	/** Parts of the output that only net buckets (Langfuse) leave out of it. */
	acceptedPredictionTokens: 'count',
	rejectedPredictionTokens: 'count',
	/** What the provider's own answer, kept beside the emitter's figures, calls input: net of cache at Anthropic. */
	rawInputTokens: 'count',
	rawCacheReadTokens: 'count',
	rawCacheWriteTokens: 'count',
	aggregatedInputTokens: 'count',
	aggregatedOutputTokens: 'count',
	aggregatedCacheReadTokens: 'count',
	aggregatedCacheWriteTokens: 'count',
	streamed: 'flag',

	webSearches: 'count',
	images: 'count',
	picturesGiven: 'size',
	choicesAsked: 'count',
	audioSeconds: 'amount',
	characters: 'count',
	batch: 'flag',
	batchId: 'text',

	samplingWeight: 'amount',
	samplingProbability: 'amount',
	/** A probability where ≤ 1, else "one in N". */
	samplingRate: 'amount',

	gatewayCostUsd: 'usd',
	sdkCostUsd: 'usd',
	sdkInputCostUsd: 'usd',
	sdkOutputCostUsd: 'usd',
	/** What an agent says all its calls cost together: shown, never billed. */
	aggregatedCostUsd: 'usd',
	cacheHit: 'hit',
	spanLifecycle: 'text',

	timeToFirstTokenMs: 'amount',
	timeToFirstTokenSeconds: 'amount',
	firstTokenAt: 'text',
	durationMs: 'amount',
	durationSeconds: 'amount',

	input: 'any',
	output: 'any',
	toolInput: 'any',
	toolOutput: 'any',
	systemInstructions: 'any',
	toolDefinitions: 'any',
	documents: 'any',

	tenant: 'text',
	team: 'text',
	feature: 'text',
	user: 'text',
	session: 'text',
	environment: 'text',
	release: 'text',
	requestId: 'text',
	route: 'text',
} as const;

export type FieldName = keyof typeof fieldKinds;
export type FieldKind = (typeof fieldKinds)[FieldName];

type KindValue = {
	text: string;
	texts: string[];
	count: number;
	amount: number;
	number: number;
	usd: string;
	flag: boolean;
	hit: boolean;
	size: number;
	any: AttributeValue;
};
export type FieldValue<Field extends FieldName> = KindValue[(typeof fieldKinds)[Field]];

/** What was found on one span, and which attribute gave it. */
export type Fields = {
	values: { [Field in FieldName]?: FieldValue<Field> };
	keys: { [Field in FieldName]?: string };
};
