import type { RawSpan } from '../spans/raw-span.ts';
import { callTypes, type Span, type SpanStatus, type SpanType } from '../spans/span.ts';
import type { Usage } from '../spans/usage.ts';
import type { Convention } from './convention.ts';
import type { Fields } from './fields/field-kinds.ts';
import { readUsage } from './read-usage.ts';

type Bill = Pick<Span, 'usage' | 'usageSource' | 'billingHint'>;

/** Usage, where it comes from, and what is known against billing it. */
export function readBill(
	raw: RawSpan,
	fields: Fields,
	convention: Convention,
	call: Pick<Span, 'type' | 'provider' | 'status'>,
): Bill {
	const { values } = fields;
	const rule = convention.counting?.(raw, fields) ?? null;
	const reported = readUsage(values, rule, call.provider);
	const own = isBlank(reported, fields, call.status) ? null : reported;
	const aggregate = own === null ? aggregatedUsage(fields) : null;
	const unsplit = own === null && aggregate === null ? usageOfTotal(fields) : null;
	const usage = own ?? aggregate ?? unsplit;
	// A call that gives no output has nothing to split: its total is its input.
	const guessed = unsplit !== null && call.type !== 'embedding' && call.type !== 'rerank';
	const estimated = guessed || (own !== null && convention.estimates?.(raw, fields) === true);
	return {
		usage,
		usageSource: usage !== null ? (estimated ? 'estimated' : 'reported') : callTypes.has(call.type) ? 'missing' : null,
		billingHint: hintOf(fields, call.type, aggregate),
	};
}

/**
 * Only a total is told (`llm.total_tokens`): all of it counts as input, so that sums of tokens are right and the cost is the least it can
 * have been. Such usage is called estimated. (docs/adr/0009)
 */
function usageOfTotal({ values }: Fields): Usage | null {
	return values.totalTokens === undefined || values.totalTokens === 0
		? null
		: readUsage({ inputTokens: values.totalTokens }, 'inclusive', null);
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

/**
 * Streams without usage come as 0 and 0 from some emitters, failed calls from others (Langfuse). A call that finished has read
 * something, and of one that failed nobody counted: these are unknown.
 */
function isBlank(usage: Usage | null, { values }: Fields, status: SpanStatus): boolean {
	return (
		usage !== null &&
		(usage.inputTokens ?? 0) + (usage.outputTokens ?? 0) === 0 &&
		(values.finishReasons !== undefined || status === 'error')
	);
}
