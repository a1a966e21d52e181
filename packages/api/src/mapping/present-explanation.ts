import type { ExplainedAttribute } from '@spanledger/core/conventions/explain-attributes';
import { type ExplainedField, explainSpan } from '@spanledger/core/conventions/explain-span';
import { type Mapping, mappedNames } from '@spanledger/core/conventions/mapping';
import { valueToJson } from '@spanledger/core/spans/attributes-json';
import type { JsonValue } from '@spanledger/core/spans/json';
import type { RawEvent, RawSpan } from '@spanledger/core/spans/raw-span';
import type { SpanType } from '@spanledger/core/spans/span';
import type { UsageSource } from '@spanledger/core/spans/usage';
import { bagEntries } from './bag-entries.ts';

/** A field of the span, its value as text, and what gave it (`SpanContent.keys` has the forms of a key). */
export type RecognisedField = {
	field: string;
	/** Cut to 300 characters: content is shown elsewhere. */
	value: string;
	key: string;
	/** The key is one of the project's own. */
	isOwn: boolean;
};

/** An attribute that gave nothing. */
export type UnusedAttribute = {
	key: string;
	value: string;
	place: 'span' | 'resource';
	/** The fields that know this key but were given by something else; empty = nobody knows it. */
	outrankedFor: string[];
};

/** What is recognised in a span: the table of the Mapping page and of the span page. */
export type Explanation = {
	name: string;
	type: SpanType;
	convention: { name: string; title: string } | null;
	alsoClaimedBy: string[];
	usageSource: UsageSource | null;
	fields: RecognisedField[];
	unused: UnusedAttribute[];
};

/** `logs`: the span's log records as events. */
export function explainForPages(raw: RawSpan, mapping: Mapping, logs: readonly RawEvent[] = []): Explanation {
	const { convention, alsoClaimedBy, span, fields, attributes } = explainSpan(raw, mapping, logs);
	return {
		name: span.name,
		type: span.type,
		convention,
		alsoClaimedBy,
		usageSource: span.usageSource,
		fields: fields.map(({ field, value, key }) => ({
			field,
			value: valueText(value),
			key,
			isOwn: ownKeys(mapping, field).includes(key.replace(/^resource: /, '')),
		})),
		unused: [...unusedOfSpan(raw, attributes, fields), ...unusedOfResource(raw, fields)],
	};
}

/** What no field was given by; of a metadata bag, what lies unread inside. */
function unusedOfSpan(
	{ attributes }: RawSpan,
	explained: readonly ExplainedAttribute[],
	fields: readonly ExplainedField[],
): UnusedAttribute[] {
	return explained.flatMap(({ key, use, fields: known }) => {
		const value = valueToJson(attributes.get(key));
		const inner = known.some((field) => content.has(field)) ? [] : unusedInBag(key, value, fields);
		if (use === 'read' || inner.length > 0) return inner;
		return [{ key, value: valueText(value), place: 'span', outrankedFor: known }];
	});
}

/** Fields whose attributes hold what was said; nobody looks for a tenant in there. */
const content = new Set(['input', 'output', 'systemInstructions', 'toolDefinitions', 'documents']);

function unusedInBag(key: string, value: JsonValue, fields: readonly ExplainedField[]): UnusedAttribute[] {
	return bagEntries(key, value)
		.filter(([inner]) => !fields.some((field) => field.key === inner))
		.map(([inner, name]) => ({ key: inner, value: name, place: 'span', outrankedFor: [] }));
}

function unusedOfResource({ resource }: RawSpan, fields: readonly ExplainedField[]): UnusedAttribute[] {
	const used = new Set(fields.map(({ key }) => key));
	return [...resource]
		.filter(([key]) => !used.has(`resource: ${key}`))
		.map(([key, value]) => ({ key, value: valueText(valueToJson(value)), place: 'resource', outrankedFor: [] }));
}

function ownKeys(mapping: Mapping, field: string): readonly string[] {
	const name = mappedNames.find((one) => one === field);
	return name === undefined ? [] : (mapping[name] ?? []);
}

const longestText = 300;

function valueText(value: JsonValue): string {
	const isList = Array.isArray(value) && value.every((item) => typeof item !== 'object');
	const text = typeof value === 'string' ? value : isList ? value.join(', ') : JSON.stringify(value);
	return text.length > longestText ? `${text.slice(0, longestText)}…` : text;
}
