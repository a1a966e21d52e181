import { cleanText, cutText } from '../spans/clean-text.ts';
import type { RawSpan } from '../spans/raw-span.ts';
import { callTypes, type Span, type SpanStatus, type SpanType } from '../spans/span.ts';
import type { Usage } from '../spans/usage.ts';
import { providerOf } from './canonical-provider.ts';
import type { Convention } from './convention.ts';
import type { Fields } from './fields/field-kinds.ts';
import { hasContent, previewInput } from './preview-input.ts';
import { readCost } from './read-cost.ts';
import { dimensionsOf, resourceDimensionsOf } from './read-dimensions.ts';
import { readSpan } from './read-span.ts';
import { readTimeToFirstToken } from './read-time-to-first-token.ts';
import { readUsage } from './read-usage.ts';

/**
 * One span of any dialect → the narrow, typed span that is stored, settled and listed. Pure, and never throws: what cannot be
 * understood stays in the attributes and leaves its field null.
 */
export function normaliseSpan(raw: RawSpan): Span {
	const { convention, type, word, fields } = readSpan(raw);
	const frame = { ...frameOf(raw, fields), type, operation: word };
	return convention === null
		? { ...frame, ...unclaimed }
		: { ...frame, ...claimedPart(raw, fields, convention, frame) };
}

/** What every span has, whoever wrote it. */
function frameOf(raw: RawSpan, fields: Fields) {
	return {
		traceId: raw.traceId,
		spanId: raw.spanId,
		parentSpanId: raw.parentSpanId,
		// Bit 8 says that bit 9 is meant: OTLP SpanFlags.
		parentIsRemote: (raw.flags & 0x300) === 0x300,
		name: cutText(raw.name, 1000),
		kind: raw.kind,
		startTimeNs: raw.startTimeNs,
		endTimeNs: endOf(raw, fields),
		...statusOf(raw, fields),
		scopeName: cutText(raw.scope.name, 200),
		scopeVersion: cutText(raw.scope.version, 200),
		dimensions: dimensionsOf(fields, raw),
		resourceDimensions: resourceDimensionsOf(raw.resource),
		stage: fields.values.stage ?? null,
		tags: fields.values.tags ?? [],
		attributeCount: raw.attributes.size,
	};
}

/** What HTTP, database and application spans leave empty. */
const unclaimed = {
	convention: null,
	provider: null,
	requestModel: null,
	responseModel: null,
	responseId: null,
	usage: null,
	usageSource: null,
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

/** What only a convention can tell. */
function claimedPart(
	raw: RawSpan,
	fields: Fields,
	convention: Convention,
	{ type, operation, status }: Pick<Span, 'type' | 'operation' | 'status'>,
) {
	const { values } = fields;
	const provider = providerOf(values.provider, values.responseModel ?? values.requestModel);
	return {
		convention: convention.name,
		provider,
		requestModel: values.requestModel ?? null,
		responseModel: values.responseModel ?? null,
		responseId: providerId(values.responseId),
		...billOf(raw, fields, convention, { type, provider }),
		serviceTier: tierOf(values.serviceTier),
		...readCost(fields, convention, provider, status === 'error'),
		finishReasons: values.finishReasons ?? [],
		timeToFirstTokenMs: readTimeToFirstToken(raw, fields),
		toolName: values.toolName ?? (type === 'tool' ? toolNameFrom(raw, operation) : null),
		toolCallId: values.toolCallId ?? null,
		promptName: values.promptName ?? null,
		promptVersion: values.promptVersion ?? null,
		inputPreview: previewInput(raw, fields, type),
		hasContent: hasContent(raw, fields),
	};
}

type Bill = Pick<Span, 'usage' | 'usageSource' | 'billingHint'>;

/** Usage, where it comes from, and what is known against billing it. */
function billOf(raw: RawSpan, fields: Fields, convention: Convention, call: Pick<Span, 'type' | 'provider'>): Bill {
	const { values } = fields;
	const rule = convention.counting?.(raw, fields) ?? null;
	const reported = readUsage(values, rule, call.provider);
	const own = isBlank(reported, fields) ? null : reported;
	const aggregate = own === null ? aggregatedUsage(fields) : null;
	const usage = own ?? aggregate;
	const estimated = own !== null && convention.estimates?.(raw, fields) === true;
	return {
		usage,
		usageSource: usage !== null ? (estimated ? 'estimated' : 'reported') : callTypes.has(call.type) ? 'missing' : null,
		billingHint: hintOf(fields, call.type, aggregate),
	};
}

function hintOf({ values }: Fields, type: SpanType, aggregate: Usage | null): Span['billingHint'] {
	if (values.spanLifecycle === 'pending_span') return 'pending';
	if (values.cacheHit === true) return 'cached-replay';
	if (aggregate !== null) return 'aggregate';
	return type === 'evaluator' ? 'evaluation' : null;
}

/** Usage that a framework summed over its own calls: shown, never billed. */
function aggregatedUsage({ values }: Fields): Usage | null {
	const { aggregatedInputTokens, aggregatedOutputTokens, aggregatedCacheReadTokens, aggregatedCacheWriteTokens } =
		values;
	if (aggregatedInputTokens === undefined && aggregatedOutputTokens === undefined) return null;
	const sums: Fields['values'] = {};
	if (aggregatedInputTokens !== undefined) sums.inputTokens = aggregatedInputTokens;
	if (aggregatedOutputTokens !== undefined) sums.outputTokens = aggregatedOutputTokens;
	if (aggregatedCacheReadTokens !== undefined) sums.cacheReadTokens = aggregatedCacheReadTokens;
	if (aggregatedCacheWriteTokens !== undefined) sums.cacheWriteTokens = aggregatedCacheWriteTokens;
	return readUsage(sums, 'inclusive', null);
}

/** Streams without usage come as 0 and 0 from some emitters. A call that finished has read something: these are unknown. */
function isBlank(usage: Usage | null, { values }: Fields): boolean {
	return (
		usage !== null && (usage.inputTokens ?? 0) + (usage.outputTokens ?? 0) === 0 && values.finishReasons !== undefined
	);
}

/** Langfuse marks failures by level and leaves the OTLP status unset. */
function statusOf(raw: RawSpan, { values }: Fields): { status: SpanStatus; statusMessage: string } {
	const levelled = raw.status.code === 0 && /^(error|fatal|critical)$/i.test(values.level ?? '');
	const status = raw.status.code === 2 || levelled ? 'error' : raw.status.code === 1 ? 'ok' : 'unset';
	const message = raw.status.message || values.statusMessage || (status === 'error' ? exceptionMessage(raw) : '');
	return { status, statusMessage: cleanText(message) };
}

function exceptionMessage({ events }: RawSpan): string {
	const message = events.find(({ name }) => name === 'exception')?.attributes.get('exception.message');
	return typeof message === 'string' ? message : '';
}

/** Hand-written spans sometimes have no length and tell their latency instead. */
function endOf({ startTimeNs, endTimeNs }: RawSpan, { values }: Fields): bigint {
	if (endTimeNs > startTimeNs) return endTimeNs;
	const ms = values.durationMs ?? (values.durationSeconds ?? 0) * 1000;
	return ms < 86_400_000 ? startTimeNs + BigInt(Math.round(ms * 1e6)) : startTimeNs;
}

/** LangChain's own run ids stand where the provider's id would; they tell nothing about duplicates. */
function providerId(id: string | undefined): string | null {
	return id === undefined || /^(run-|lc_|run--)/.test(id) ? null : id;
}

function tierOf(tier: string | undefined): string | null {
	return tier === undefined || /^(default|standard|auto|standard_only)$/i.test(tier) ? null : tier;
}

/** `execute_tool get_weather`, `get_weather.tool`, else the span's own name. */
function toolNameFrom({ name }: RawSpan, operation: string | null): string | null {
	const named = /^(?:execute_tool|running tool:?|tool)\s+(.+)$/.exec(name)?.[1] ?? name.replace(/\.tool$/, '');
	return named === '' || named === operation ? null : cutText(named, 200);
}
