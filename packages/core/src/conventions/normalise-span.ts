import { findSignals } from '../quality/signals/find-signals.ts';
import { outcomeOf } from '../quality/task-outcome.ts';
import { cutText } from '../spans/clean-text.ts';
import type { RawSpan } from '../spans/raw-span.ts';
import type { Span, SpanStatus } from '../spans/span.ts';
import type { Convention } from './convention.ts';
import type { Mapping } from './mapping.ts';
import { hasContent, previewInput } from './preview-input.ts';
import { readBill } from './read-bill.ts';
import { readCost } from './read-cost.ts';
import { dimensionsOf, resourceDimensionsOf } from './read-dimensions.ts';
import { readFinishReasons } from './read-finish-reasons.ts';
import { readPrompt } from './read-prompt.ts';
import { readProvider } from './read-provider.ts';
import { readSamplingWeight } from './read-sampling-weight.ts';
import { readServiceTier } from './read-service-tier.ts';
import { readSignalFacts } from './read-signal-facts.ts';
import { type ReadSpan, readSpan } from './read-span.ts';
import { readStage } from './read-stage.ts';
import { readEnd, readStatus, readStatusMessage } from './read-status.ts';
import { readTimeToFirstToken } from './read-time-to-first-token.ts';
import { readToolName } from './read-tool-name.ts';
import { readUnits } from './read-units.ts';

/**
 * One span of any dialect → the narrow, typed span that is stored, settled and listed. Pure, and never throws: what cannot be
 * understood stays in the attributes and leaves its field null. `mapping`: the project's own keys, which come first.
 * One flat literal on purpose: spreading the parts into each other took 8 µs, this takes none.
 */
export function normaliseSpan(raw: RawSpan, mapping?: Mapping): Span {
	const read = readSpan(raw, mapping);
	const { fields, convention } = read;
	const status = readStatus(raw, fields, convention).value;
	const statusMessage = readStatusMessage(raw, fields, status).value;
	const call = convention === null ? noCall : readCall(raw, read, convention, status);
	const validation = outcomeOf(fields.values.validation);
	const facts = readSignalFacts(raw, read, { status, statusMessage, validation }, call);
	return {
		traceId: raw.traceId,
		spanId: raw.spanId,
		parentSpanId: raw.parentSpanId,
		// Bit 8 says that bit 9 is meant: OTLP SpanFlags.
		parentIsRemote: (raw.flags & 0x300) === 0x300,
		name: cutText(raw.name, 1000),
		kind: raw.kind,
		startTimeNs: raw.startTimeNs,
		endTimeNs: readEnd(raw, fields),
		status,
		statusMessage,
		type: read.type,
		operation: read.word,
		convention: convention === null ? null : convention.name,
		scopeName: cutText(raw.scope.name, 200),
		scopeVersion: cutText(raw.scope.version, 200),
		provider: call.provider,
		requestModel: call.requestModel,
		responseModel: call.responseModel,
		responseId: call.responseId,
		usage: call.usage,
		usageSource: call.usageSource,
		units: call.units,
		samplingWeight: readSamplingWeight(raw, fields).value,
		serviceTier: call.serviceTier,
		reportedCostUsd: call.reportedCostUsd,
		reportedCostSource: call.reportedCostSource,
		billingHint: call.billingHint,
		finishReasons: call.finishReasons,
		timeToFirstTokenMs: call.timeToFirstTokenMs,
		toolName: call.toolName,
		toolCallId: call.toolCallId,
		promptName: call.promptName,
		promptVersion: call.promptVersion,
		dimensions: dimensionsOf(fields, raw),
		resourceDimensions: resourceDimensionsOf(raw.resource, mapping),
		stage: readStage(raw, fields, mapping).value,
		outcome: outcomeOf(fields.values.outcome),
		validation,
		signals: findSignals(facts),
		answerLength: facts.answer?.length ?? null,
		jsonAsked: facts.jsonAsked,
		documentCount: facts.documents?.count ?? null,
		bestScore: facts.documents?.bestScore ?? null,
		tags: fields.values.tags ?? [],
		inputPreview: call.inputPreview,
		hasContent: call.hasContent,
		attributeCount: raw.attributes.size,
	};
}

/** What only a convention can tell. */
type Call = Pick<
	Span,
	| 'provider'
	| 'requestModel'
	| 'responseModel'
	| 'responseId'
	| 'usage'
	| 'usageSource'
	| 'units'
	| 'serviceTier'
	| 'reportedCostUsd'
	| 'reportedCostSource'
	| 'billingHint'
	| 'finishReasons'
	| 'timeToFirstTokenMs'
	| 'toolName'
	| 'toolCallId'
	| 'promptName'
	| 'promptVersion'
	| 'inputPreview'
	| 'hasContent'
>;

/** What HTTP, database and application spans leave empty. */
const noCall: Call = {
	provider: null,
	requestModel: null,
	responseModel: null,
	responseId: null,
	usage: null,
	usageSource: null,
	units: {},
	serviceTier: null,
	reportedCostUsd: null,
	reportedCostSource: null,
	billingHint: null,
	finishReasons: [],
	timeToFirstTokenMs: null,
	toolName: null,
	toolCallId: null,
	promptName: null,
	promptVersion: null,
	inputPreview: null,
	hasContent: false,
};

function readCall(raw: RawSpan, read: ReadSpan, convention: Convention, status: SpanStatus): Call {
	const { fields, type, word: operation, wordKey } = read;
	const { values } = fields;
	const provider = readProvider(fields, type).value;
	const bill = readBill(raw, fields, convention, { type, provider, status });
	const cost = readCost(fields, convention, provider, status === 'error').value;
	const prompt = readPrompt(fields);
	return {
		provider,
		requestModel: values.requestModel ?? null,
		responseModel: values.responseModel ?? null,
		responseId: providerId(values.responseId),
		usage: bill.usage,
		usageSource: bill.usageSource,
		units: readUnits(fields, operation).value,
		serviceTier: readServiceTier(fields, type, { value: operation, key: wordKey }).value,
		reportedCostUsd: cost.reportedCostUsd,
		reportedCostSource: cost.reportedCostSource,
		billingHint: bill.billingHint,
		finishReasons: readFinishReasons(raw, fields, type).value,
		timeToFirstTokenMs: readTimeToFirstToken(raw, fields).value,
		toolName: readToolName(raw, fields, { type, operation }).value,
		toolCallId: values.toolCallId ?? null,
		promptName: prompt.name.value,
		promptVersion: prompt.version.value,
		inputPreview: previewInput(raw, fields, type),
		hasContent: hasContent(raw, fields),
	};
}

/** LangChain's own run ids stand where the provider's id would; they tell nothing about duplicates. */
function providerId(id: string | undefined): string | null {
	return id === undefined || /^(run-|lc_|run--)/.test(id) ? null : id;
}
