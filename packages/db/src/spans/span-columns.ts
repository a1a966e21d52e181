import { picoUsdFrom, usdText } from '@spanledger/core/money/pico-usd';
import type { Dimensions } from '@spanledger/core/spans/dimensions';
import type { Span, SpanStatus, SpanType } from '@spanledger/core/spans/span';
import { type SpanUnits, type UsageSource, usageFields } from '@spanledger/core/spans/usage';
import { jsonText } from '../json-text.ts';
import { bytesOf, hexOf } from './hex.ts';
import { startTime } from './start-time.ts';
import { storableCount, storableKind, storableNs, storableText, storableTokens, storableUsd } from './storable.ts';
import { unitsToJson } from './units-json.ts';
import { type UsageRow, usageColumns, usageFromRow } from './usage-columns.ts';

/** Column ← span, for all columns of `spans` but project_id and body_hash. Unset dimensions are '' in storage. */
export const spanColumns: readonly (readonly [column: string, value: (span: Span) => unknown])[] = [
	['trace_id', (span) => bytesOf(span.traceId)],
	['span_id', (span) => bytesOf(span.spanId)],
	['start_time', (span) => startTime(span.startTimeNs)],
	['start_time_ns', (span) => span.startTimeNs],
	['end_time_ns', (span) => storableNs(span.endTimeNs)],
	['parent_span_id', (span) => (span.parentSpanId === null ? null : bytesOf(span.parentSpanId))],
	['parent_is_remote', (span) => span.parentIsRemote],
	['name', (span) => span.name],
	['kind', (span) => storableKind(span.kind)],
	['status', (span) => span.status],
	['status_message', (span) => span.statusMessage],
	['type', (span) => span.type],
	['operation', (span) => storableText(span.operation)],
	['convention', (span) => span.convention],
	['scope_name', (span) => span.scopeName],
	['scope_version', (span) => span.scopeVersion],
	['provider', (span) => storableText(span.provider)],
	['request_model', (span) => storableText(span.requestModel)],
	['response_model', (span) => storableText(span.responseModel)],
	['response_id', (span) => storableText(span.responseId)],
	['usage_source', (span) => span.usageSource],
	...usageFields.map(
		(field, index) => [usageColumns[index] ?? field, (span: Span) => storableTokens(span.usage?.[field])] as const,
	),
	['units', (span) => unitsToJson(span.units)],
	['sampling_weight', (span) => span.samplingWeight],
	['service_tier', (span) => storableText(span.serviceTier)],
	['reported_cost_usd', (span) => storableUsd(span.reportedCostUsd)],
	['reported_cost_source', (span) => span.reportedCostSource],
	['billing_hint', (span) => span.billingHint],
	['finish_reasons', (span) => span.finishReasons],
	['time_to_first_token_ms', (span) => span.timeToFirstTokenMs],
	['tool_name', (span) => span.toolName],
	['tool_call_id', (span) => span.toolCallId],
	['prompt_name', (span) => storableText(span.promptName)],
	['prompt_version', (span) => storableText(span.promptVersion)],
	['tenant', (span) => storableText(span.dimensions.tenant ?? '')],
	['team', (span) => storableText(span.dimensions.team ?? '')],
	['feature', (span) => storableText(span.dimensions.feature ?? '')],
	['user_id', (span) => storableText(span.dimensions.user ?? '')],
	['session_id', (span) => storableText(span.dimensions.session ?? '')],
	['request_id', (span) => storableText(span.dimensions.requestId ?? '')],
	['environment', (span) => storableText(span.dimensions.environment ?? '')],
	['release', (span) => storableText(span.dimensions.release ?? '')],
	['route', (span) => storableText(span.dimensions.route ?? '')],
	['resource_dimensions', (span) => jsonText(span.resourceDimensions)],
	['stage', (span) => storableText(span.stage)],
	['outcome', (span) => span.outcome],
	['validation', (span) => span.validation],
	['signals', (span) => span.signals],
	['answer_length', (span) => span.answerLength],
	['json_asked', (span) => span.jsonAsked],
	['document_count', (span) => storableCount(span.documentCount)],
	['best_score', (span) => span.bestScore],
	['tags', (span) => span.tags],
	['input_preview', (span) => span.inputPreview],
	['has_content', (span) => span.hasContent],
	['attribute_count', (span) => span.attributeCount],
];

/** A row of `spans` as the pool parses it. */
export type SpanRow = UsageRow & {
	trace_id: Buffer;
	span_id: Buffer;
	start_time_ns: bigint;
	end_time_ns: bigint;
	parent_span_id: Buffer | null;
	parent_is_remote: boolean;
	name: string;
	kind: number;
	status: SpanStatus;
	status_message: string;
	type: SpanType;
	operation: string | null;
	convention: string | null;
	scope_name: string;
	scope_version: string;
	provider: string | null;
	request_model: string | null;
	response_model: string | null;
	response_id: string | null;
	usage_source: UsageSource | null;
	units: SpanUnits | null;
	sampling_weight: number | null;
	service_tier: string | null;
	reported_cost_usd: string | null;
	reported_cost_source: Span['reportedCostSource'];
	billing_hint: Span['billingHint'];
	finish_reasons: string[];
	time_to_first_token_ms: number | null;
	tool_name: string | null;
	tool_call_id: string | null;
	prompt_name: string | null;
	prompt_version: string | null;
	tenant: string;
	team: string;
	feature: string;
	user_id: string;
	session_id: string;
	request_id: string;
	environment: string;
	release: string;
	route: string;
	resource_dimensions: Dimensions;
	stage: string | null;
	outcome: Span['outcome'];
	validation: Span['validation'];
	signals: Span['signals'];
	answer_length: number | null;
	json_asked: boolean;
	document_count: number | null;
	best_score: number | null;
	tags: string[];
	input_preview: string | null;
	has_content: boolean;
	attribute_count: number;
	body_hash: bigint;
};

/** The span as it was stored: `spanFromRow` undoes `spanColumns`. */
export function spanFromRow(row: SpanRow): Span {
	return {
		traceId: hexOf(row.trace_id),
		spanId: hexOf(row.span_id),
		parentSpanId: row.parent_span_id === null ? null : hexOf(row.parent_span_id),
		parentIsRemote: row.parent_is_remote,
		name: row.name,
		kind: row.kind,
		startTimeNs: row.start_time_ns,
		endTimeNs: row.end_time_ns,
		status: row.status,
		statusMessage: row.status_message,
		type: row.type,
		operation: row.operation,
		convention: row.convention,
		scopeName: row.scope_name,
		scopeVersion: row.scope_version,
		provider: row.provider,
		requestModel: row.request_model,
		responseModel: row.response_model,
		responseId: row.response_id,
		usage: usageFromRow(row),
		usageSource: row.usage_source,
		units: row.units ?? {},
		samplingWeight: row.sampling_weight,
		serviceTier: row.service_tier,
		// NUMERIC(30,12) pads with zeros
		reportedCostUsd: row.reported_cost_usd === null ? null : usdText(picoUsdFrom(row.reported_cost_usd)),
		reportedCostSource: row.reported_cost_source,
		billingHint: row.billing_hint,
		finishReasons: row.finish_reasons,
		timeToFirstTokenMs: row.time_to_first_token_ms,
		toolName: row.tool_name,
		toolCallId: row.tool_call_id,
		promptName: row.prompt_name,
		promptVersion: row.prompt_version,
		dimensions: dimensionsFromRow(row),
		resourceDimensions: row.resource_dimensions,
		stage: row.stage,
		outcome: row.outcome,
		validation: row.validation,
		signals: row.signals,
		answerLength: row.answer_length,
		jsonAsked: row.json_asked,
		documentCount: row.document_count,
		bestScore: row.best_score,
		tags: row.tags,
		inputPreview: row.input_preview,
		hasContent: row.has_content,
		attributeCount: row.attribute_count,
	};
}

export function dimensionsFromRow(row: SpanRow): Dimensions {
	const stored = {
		tenant: row.tenant,
		team: row.team,
		feature: row.feature,
		user: row.user_id,
		session: row.session_id,
		requestId: row.request_id,
		environment: row.environment,
		release: row.release,
		route: row.route,
	};
	return Object.fromEntries(Object.entries(stored).filter(([, value]) => value !== ''));
}
