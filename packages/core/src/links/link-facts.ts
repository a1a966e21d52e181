import type { Dimensions } from '../spans/dimensions.ts';
import type { Span } from '../spans/span.ts';
import { linkedDimensions } from './span-link.ts';

/**
 * All of a trace that other traces may take over a link, as one text: equal as long as nothing of it changed. Who links here
 * need not be settled again while it stays the same. `said`: the trace's own value (`saidOf`).
 */
export function linkFacts(spans: readonly Span[], said: Dimensions): string {
	const ofSpans = spans.map(({ spanId, parentSpanId, dimensions }) =>
		JSON.stringify([spanId, parentSpanId, ...valuesOf(dimensions)]),
	);
	return [JSON.stringify(valuesOf(said)), ...ofSpans.sort()].join('\n');
}

const valuesOf = (dimensions: Dimensions): (string | null)[] =>
	linkedDimensions.map((name) => dimensions[name] ?? null);
