import { dimensionNames } from '../spans/dimensions.ts';
import type { RawSpan } from '../spans/raw-span.ts';
import type { SpanStatus } from '../spans/span.ts';
import type { Convention } from './convention.ts';
import type { FieldName, Fields } from './fields/field-kinds.ts';
import type { Mapping } from './mapping.ts';
import { readBill } from './read-bill.ts';
import { readCost } from './read-cost.ts';
import { dimensionsOf, readResource } from './read-dimensions.ts';
import { readFinishReasons } from './read-finish-reasons.ts';
import { readPrompt } from './read-prompt.ts';
import { readProvider } from './read-provider.ts';
import { readSamplingWeight } from './read-sampling-weight.ts';
import { readServiceTier } from './read-service-tier.ts';
import type { ReadSpan } from './read-span.ts';
import { readStage } from './read-stage.ts';
import { readStatus, readStatusMessage } from './read-status.ts';
import { readTimeToFirstToken } from './read-time-to-first-token.ts';
import { readToolName } from './read-tool-name.ts';
import { readUnits } from './read-units.ts';
import { usageKeys } from './usage-keys.ts';

/** Field of the span → what gave it: see `Told`. `resource: key` for a dimension that only the resource sets. */
export type SpanKeys = { [field: string]: string };

/** What gave each field of a span, said by the readers that `normaliseSpan` itself uses. */
export function spanKeys(raw: RawSpan, read: ReadSpan, mapping?: Mapping): SpanKeys {
	const { convention, fields } = read;
	const status = readStatus(raw, fields, convention);
	return present({
		type: read.typeKey,
		operation: read.wordKey,
		status: status.key,
		statusMessage: readStatusMessage(raw, fields, status.value).key,
		samplingWeight: readSamplingWeight(raw, fields).key,
		stage: readStage(raw, fields, mapping).key,
		tags: fields.keys.tags,
		...dimensionKeys(raw, fields, mapping),
		...(convention === null ? {} : claimedKeys(raw, read, convention, status.value)),
	});
}

function claimedKeys(
	raw: RawSpan,
	{ fields, type, word, wordKey }: ReadSpan,
	convention: Convention,
	status: SpanStatus,
) {
	const { keys } = fields;
	const provider = readProvider(fields, type);
	const prompt = readPrompt(fields);
	const call = { type, provider: provider.value, status };
	const { usage, billingHint } = readBill(raw, fields, convention, call);
	return {
		provider: provider.key,
		...own(keys, ['requestModel', 'responseModel', 'responseId']),
		...own(keys, ['toolCallId', 'aggregatedCostUsd']),
		...readUnits(fields, word).keys,
		...usageKeys(usage, fields),
		billingHint: billingHint === null ? undefined : (keys.spanLifecycle ?? keys.cacheHit),
		serviceTier: readServiceTier(fields, type, { value: word, key: wordKey }).key,
		reportedCostUsd: readCost(fields, convention, provider.value, status === 'error').key,
		finishReasons: readFinishReasons(raw, fields, type).key,
		promptName: prompt.name.key,
		promptVersion: prompt.version.key,
		timeToFirstTokenMs: readTimeToFirstToken(raw, fields).key,
		toolName: readToolName(raw, fields, { type, operation: word }).key,
	};
}

function dimensionKeys(raw: RawSpan, fields: Fields, mapping: Mapping | undefined) {
	const own = dimensionsOf(fields, raw);
	const resource = readResource(raw.resource, mapping);
	const inherited = dimensionsOf(resource, { attributes: raw.resource });
	const found: { [field: string]: string | undefined } = {};
	for (const name of dimensionNames) {
		if (own[name] !== undefined) found[name] = fields.keys[name];
		else if (inherited[name] !== undefined) found[name] = `resource: ${resource.keys[name]}`;
	}
	return found;
}

function own(keys: Fields['keys'], fields: readonly FieldName[]) {
	return Object.fromEntries(fields.map((field) => [field, keys[field]]));
}

function present(keys: { [field: string]: string | null | undefined }): SpanKeys {
	const kept: SpanKeys = {};
	for (const [field, key] of Object.entries(keys)) if (key !== null && key !== undefined) kept[field] = key;
	return kept;
}
