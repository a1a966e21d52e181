import { callTypes, type SpanType } from '../spans/span.ts';
import type { Fields } from './fields/field-kinds.ts';
import type { Told } from './fields/told.ts';

/** Words for the price that everybody pays: OpenAI, Anthropic, Bedrock, Groq, Vertex, Claude Code. */
const standard = new Set([
	'auto',
	'default',
	'standard',
	'standard_only',
	'on_demand',
	'on-demand',
	'ondemand',
	'normal',
	'not_given',
	'none',
	'null',
	'unspecified',
]);

/** Other words for a tier → the word that prices know. */
const tiers: { readonly [word: string]: string } = {
	batches: 'batch',
	batch_api: 'batch',
	'batch-api': 'batch',
	on_demand_flex: 'flex',
	flex_processing: 'flex',
	on_demand_priority: 'priority',
	priority_processing: 'priority',
};

/** A batch job's items are priced as such, whatever tier word stands beside them. */
const batchWord = /(^|[._\s-])batch/i;

/**
 * batch, flex, priority, scale, or what the provider calls it, in lower case; null = the standard price. An item of a batch job says so
 * by its tier, by an id of the job, by a flag or by the operation's name; only calls to a model can be one.
 */
export function readServiceTier(
	{ values, keys }: Fields,
	type: SpanType,
	operation: Told<string | null>,
): Told<string | null> {
	const sent = (values.serviceTier ?? '').toLowerCase().replace(/^service_tier[._]/, '');
	if (sent !== '' && !standard.has(sent))
		return { value: Object.hasOwn(tiers, sent) ? (tiers[sent] ?? sent) : sent, key: keys.serviceTier ?? null };
	if (!callTypes.has(type) || values.batch === false) return { value: null, key: null };
	const sign = values.batch === true ? keys.batch : keys.batchId;
	if (sign !== undefined) return { value: 'batch', key: sign };
	return batchWord.test(operation.value ?? '') ? { value: 'batch', key: operation.key } : { value: null, key: null };
}
