import type { SignalName } from '../quality/signals/signal-name.ts';
import type { TaskOutcome } from '../quality/task-outcome.ts';
import type { Dimensions } from './dimensions.ts';
import type { SpanUnits, Usage, UsageSource } from './usage.ts';

export const spanTypes = [
	'llm',
	'embedding',
	'retrieval',
	'rerank',
	'tool',
	'agent',
	'workflow',
	'guardrail',
	'evaluator',
	'prompt',
	'other',
] as const;
export type SpanType = (typeof spanTypes)[number];

/** Types of span that are a call to a model; only they bill on their own. */
export const callTypes: ReadonlySet<SpanType> = new Set<SpanType>(['llm', 'embedding', 'rerank']);

export type SpanStatus = 'ok' | 'error' | 'unset';

/**
 * A span after normalisation: what settling and the lists read. It is narrow and typed; messages, attributes and
 * events stay in the span's payload.
 */
export type Span = {
	traceId: string;
	spanId: string;
	parentSpanId: string | null;
	/** The parent lives in another process (OTLP flags), so this span is an entry even if that parent never comes. */
	parentIsRemote: boolean;
	name: string;
	kind: number;
	startTimeNs: bigint;
	endTimeNs: bigint;
	status: SpanStatus;
	statusMessage: string;
	type: SpanType;
	/** The convention's own word for the operation (chat, embeddings, execute_tool, …), kept as sent; null if none. */
	operation: string | null;
	/** Name of the convention that claimed the span; null when none did. */
	convention: string | null;
	scopeName: string;
	scopeVersion: string;
	provider: string | null;
	requestModel: string | null;
	responseModel: string | null;
	responseId: string | null;
	usage: Usage | null;
	usageSource: UsageSource | null;
	/** What is paid for besides tokens; {} = nothing known. */
	units: SpanUnits;
	/** How many spans this one stands for when the emitter sampled (1 ÷ its probability, ≥ 1); null = it did not say. */
	samplingWeight: number | null;
	/** standard is null; batch, flex, priority … as the provider names them. */
	serviceTier: string | null;
	/** USD as a decimal string, as the emitter reported it. */
	reportedCostUsd: string | null;
	/** Who reported it: a gateway or provider beats our own sum, an SDK's guess does not. */
	reportedCostSource: 'gateway' | 'sdk' | null;
	/** Known not to cost anything of its own. */
	billingHint: 'aggregate' | 'cached-replay' | 'pending' | 'evaluation' | null;
	finishReasons: string[];
	timeToFirstTokenMs: number | null;
	toolName: string | null;
	toolCallId: string | null;
	promptName: string | null;
	promptVersion: string | null;
	/** Set on the span itself (attributes and metadata bags). */
	dimensions: Dimensions;
	/** Set on its resource: the last level of inheritance. */
	resourceDimensions: Dimensions;
	/** Explicit stage, null = derive from the type. */
	stage: string | null;
	/** What the application says of its task on this span. */
	outcome: TaskOutcome | null;
	/** What a validation on this span found. */
	validation: TaskOutcome | null;
	/** The rules that fired on it (quality/signals); what only the trace shows is not among them. */
	signals: SignalName[];
	/** Characters of the answer of a model call; null = not kept: then signals of the answer are unknown. */
	answerLength: number | null;
	/** The call asked for JSON. */
	jsonAsked: boolean;
	/** How many documents a retrieval or reranker gave, and the best of their scores as sent; null = not kept. */
	documentCount: number | null;
	bestScore: number | null;
	tags: string[];
	/** First 200 characters of the question or input, for lists; null when no content was sent. */
	inputPreview: string | null;
	/** Whether any message content came with the span. */
	hasContent: boolean;
	/** How many attributes the span carried: the fuller of two copies wins. */
	attributeCount: number;
};
