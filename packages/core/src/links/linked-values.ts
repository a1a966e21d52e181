import type { Dimensions } from '../spans/dimensions.ts';
import { agreedValues } from './agreed-values.ts';
import { linkedDimensions, type SpanLink } from './span-link.ts';

/** What another trace says of itself, without anything that it has from links or resources: so values travel one link far, and rings of links end. */
export type LinkedTrace = {
	/** The value of the trace: its root's, else the one that all its spans share. */
	said: Dimensions;
	/** Spans that are linked to, and their ancestors, by id. What is not stored is not there. */
	spans: ReadonlyMap<string, { parentSpanId: string | null; dimensions: Dimensions }>;
};

/** Per linking span the values that its links agree on. */
export type LinkedValues = ReadonlyMap<string, Dimensions>;

/**
 * What the links of a trace's spans bring: of each link the linked span's own value → its nearest ancestor's → its trace's; of
 * several links of a span the one value that all naming the key share. A trace that is not there (yet) names nothing.
 */
export function linkedValues(links: readonly SpanLink[], traces: ReadonlyMap<string, LinkedTrace>): LinkedValues {
	const bySpan = new Map<string, Dimensions[]>();
	for (const { spanId, targetTraceId, targetSpanId } of links) {
		const trace = traces.get(targetTraceId);
		if (trace === undefined) continue;
		const values = bySpan.get(spanId);
		if (values === undefined) bySpan.set(spanId, [valueOfLink(trace, targetSpanId)]);
		else values.push(valueOfLink(trace, targetSpanId));
	}
	return new Map([...bySpan].map(([spanId, values]) => [spanId, agreedValues(values)]));
}

function valueOfLink({ said, spans }: LinkedTrace, targetSpanId: string): Dimensions {
	const value: Dimensions = {};
	const walked = new Set<string>();
	for (let id: string | null = targetSpanId; id !== null && !walked.has(id); ) {
		walked.add(id);
		const span = spans.get(id);
		if (span === undefined) break;
		fill(value, span.dimensions);
		id = span.parentSpanId;
	}
	fill(value, said);
	return value;
}

function fill(value: Dimensions, from: Dimensions): void {
	for (const name of linkedDimensions) {
		const given = from[name];
		if (given !== undefined) value[name] ??= given;
	}
}
