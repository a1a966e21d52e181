import type { JsonValue } from '../spans/json.ts';
import type { RawEvent, RawSpan } from '../spans/raw-span.ts';
import type { Span } from '../spans/span.ts';
import type { SpanContent } from './content.ts';
import { type ExplainedAttribute, explainAttributes } from './explain-attributes.ts';
import { conventions } from './list-conventions.ts';
import type { Mapping } from './mapping.ts';
import { normaliseSpan } from './normalise-span.ts';
import { readContent } from './read-content.ts';
import { readEvaluations } from './read-evaluations.ts';
import { readSpan } from './read-span.ts';

/** One thing that was understood, and what gave it (see `SpanContent.keys` for its forms). */
export type ExplainedField = { field: string; value: JsonValue; key: string };

export type SpanExplanation = {
	/** Name and title of the convention that reads the span; null when none claims it. */
	convention: { name: string; title: string } | null;
	/** Names of the others that would have claimed it, in order of precedence. */
	alsoClaimedBy: string[];
	/** The span as it would be stored. */
	span: Span;
	fields: ExplainedField[];
	attributes: ExplainedAttribute[];
};

/**
 * What is recognised in a span, by which convention, from which key, and what nobody read. Made of the tables and readers that
 * normalise spans, so it cannot tell another story. `logs`: the span's log records as events. Pure, never throws.
 */
export function explainSpan(raw: RawSpan, mapping?: Mapping, logs: readonly RawEvent[] = []): SpanExplanation {
	const read = readSpan(raw, mapping);
	const span = normaliseSpan(raw, mapping);
	const content = readContent(raw, logs, mapping);
	const values = { ...valuesOf(span, content), aggregatedCostUsd: read.fields.values.aggregatedCostUsd ?? null };
	const fields = [...explained(content.keys, values), ...evaluations(raw)];
	const { convention } = read;
	return {
		convention: convention === null ? null : { name: convention.name, title: convention.title },
		alsoClaimedBy: conventions.filter((other) => other !== convention && other.claims(raw)).map(({ name }) => name),
		span,
		fields,
		attributes: explainAttributes(raw.attributes, convention, fields),
	};
}

function explained(keys: SpanContent['keys'], values: { [field: string]: unknown }): ExplainedField[] {
	return Object.entries(keys).flatMap(([field, key]) => {
		// Every field that a key is told of holds JSON: text, numbers, lists, content.
		const value = (values[field] ?? null) as JsonValue;
		return value === null ? [] : [{ field, value, key }];
	});
}

/** The values of everything that keys are told of, by the same names. */
function valuesOf(
	{ usage, units, dimensions, resourceDimensions, ...span }: Span,
	{ input, output, systemInstructions, toolDefinitions, documents }: SpanContent,
): { [field: string]: unknown } {
	return {
		...span,
		...usage,
		...units,
		...resourceDimensions,
		...dimensions,
		input,
		output,
		systemInstructions,
		toolDefinitions,
		documents,
	};
}

function evaluations(raw: RawSpan): ExplainedField[] {
	return readEvaluations(raw).map(({ name, value, label, explanation, key }) => ({
		field: `evaluation: ${name}`,
		value: value ?? label ?? explanation,
		key,
	}));
}
