import { cutText } from '../spans/clean-text.ts';
import type { RawSpan } from '../spans/raw-span.ts';
import { callTypes, type Span } from '../spans/span.ts';
import { providerOf } from './canonical-provider.ts';
import type { Convention } from './convention.ts';
import type { Fields } from './fields/field-kinds.ts';
import type { Mapping } from './mapping.ts';
import { hasContent, previewInput } from './preview-input.ts';
import { readBill } from './read-bill.ts';
import { readCost } from './read-cost.ts';
import { dimensionsOf, resourceDimensionsOf } from './read-dimensions.ts';
import { readSamplingWeight } from './read-sampling-weight.ts';
import { readServiceTier } from './read-service-tier.ts';
import { readSpan } from './read-span.ts';
import { readEnd, readStatus } from './read-status.ts';
import { readTimeToFirstToken } from './read-time-to-first-token.ts';
import { readUnits } from './read-units.ts';

/**
 * One span of any dialect → the narrow, typed span that is stored, settled and listed. Pure, and never throws: what cannot be
 * understood stays in the attributes and leaves its field null. `mapping`: the project's own keys, which come first.
 */
export function normaliseSpan(raw: RawSpan, mapping?: Mapping): Span {
	const { convention, type, word, fields } = readSpan(raw, mapping);
	const frame = {
		...frameOf(raw, fields),
		resourceDimensions: resourceDimensionsOf(raw.resource, mapping),
		type,
		operation: word,
	};
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
		endTimeNs: readEnd(raw, fields),
		...readStatus(raw, fields),
		scopeName: cutText(raw.scope.name, 200),
		scopeVersion: cutText(raw.scope.version, 200),
		dimensions: dimensionsOf(fields, raw),
		stage: fields.values.stage ?? null,
		tags: fields.values.tags ?? [],
		samplingWeight: readSamplingWeight(raw, fields),
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

/** What only a convention can tell. */
function claimedPart(
	raw: RawSpan,
	fields: Fields,
	convention: Convention,
	{ type, operation, status }: Pick<Span, 'type' | 'operation' | 'status'>,
) {
	const { values } = fields;
	const provider = providerOf(values.provider, values.responseModel ?? values.requestModel, callTypes.has(type));
	return {
		convention: convention.name,
		provider,
		requestModel: values.requestModel ?? null,
		responseModel: values.responseModel ?? null,
		responseId: providerId(values.responseId),
		...readBill(raw, fields, convention, { type, provider }),
		units: readUnits(fields),
		serviceTier: readServiceTier(fields, type, operation),
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

/** LangChain's own run ids stand where the provider's id would; they tell nothing about duplicates. */
function providerId(id: string | undefined): string | null {
	return id === undefined || /^(run-|lc_|run--)/.test(id) ? null : id;
}

/** `execute_tool get_weather`, `get_weather.tool`, else the span's own name. */
function toolNameFrom({ name }: RawSpan, operation: string | null): string | null {
	const named = /^(?:execute_tool|running tool:?|tool)\s+(.+)$/.exec(name)?.[1] ?? name.replace(/\.tool$/, '');
	return named === '' || named === operation ? null : cutText(named, 200);
}
