import type { TreeSpan } from '@spanledger/api/traces/pack-spans';
import { picoUsdFrom } from '@spanledger/core/money/pico-usd';

/**
 * The span a reader most likely came for: the first error that is not just passed on by a parent, else the dearest call,
 * else the longest step of its own, else the first.
 */
export function defaultSpan(spans: readonly TreeSpan[]): TreeSpan | null {
	const failedParents = new Set(spans.filter(isError).map((span) => span.parentSpanId));
	const failed = spans.filter((span) => isError(span) && !failedParents.has(span.spanId));
	if (failed.length > 0) return failed.reduce((first, span) => (endOf(span) < endOf(first) ? span : first));
	const calls = spans.filter((span) => span.costUsd !== null && span.usageCounted === true);
	if (calls.length > 0) return calls.reduce((dearest, span) => (isDearer(span, dearest) ? span : dearest));
	const [first = null] = spans;
	return spans.reduce((longest, span) => (span.selfTimeMs > (longest?.selfTimeMs ?? 0) ? span : longest), first);
}

const isError = (span: TreeSpan): boolean => span.status === 'error';
const endOf = (span: TreeSpan): number => span.offsetMs + span.durationMs;
const isDearer = (a: TreeSpan, b: TreeSpan): boolean => picoUsdFrom(a.costUsd ?? '0') > picoUsdFrom(b.costUsd ?? '0');
