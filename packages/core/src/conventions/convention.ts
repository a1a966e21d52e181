import type { Attributes, RawSpan } from '../spans/raw-span.ts';
import type { SpanType } from '../spans/span.ts';
import type { FieldName, Fields } from './fields/field-kinds.ts';
import type { Source } from './fields/source.ts';

/** Field ← where its value is looked for, in order of precedence: the first usable value wins. */
export type FieldTable = { readonly [Field in FieldName]?: readonly Source[] };

/** An attribute that names the operation, and what its values (lower case) mean. A function where a list cannot say it. */
export type OperationKey = {
	readonly key: string;
	readonly types: { readonly [value: string]: SpanType } | ((value: string, attributes: Attributes) => SpanType | null);
	/** The key means something else to everybody else. */
	readonly ownOnly?: true;
};

/**
 * How reported input relates to cache reads and writes (reference: OTel says inclusive; the Anthropic and Bedrock APIs say exclusive).
 * inclusive: they are inside input · exclusive: beside it · net: every detail, reasoning too, stands beside input and output.
 */
export type CountingRule = 'inclusive' | 'exclusive' | 'net';

/** Where a dialect keeps the user's own key-values: flattened below a prefix, or as one JSON attribute. */
export type MetadataBag = { readonly prefix: string } | { readonly json: string };

/** An attribute dialect: a claim and a table. */
export type Convention = {
	readonly name: string;
	/** What people call it, and who writes it: for docs and pages. */
	readonly title: string;
	/** The claim in words, for docs and pages. */
	readonly signs: string;
	/** Whether this dialect wrote the span. Cheap: it runs for every span. */
	readonly claims: (span: RawSpan) => boolean;
	readonly operations: readonly OperationKey[];
	/** The dialect's own names. Those of all other conventions follow behind, because libraries mix dialects. */
	readonly fields: FieldTable;
	/** Names that mean something else here than elsewhere: first for this dialect, unknown to all others. */
	readonly ownMeanings?: FieldTable;
	/** Names of other conventions that say nothing here: an id of every question is no prompt template. */
	readonly meaningless?: readonly string[];
	readonly metadata?: readonly MetadataBag[];
	/** null where the emitter has no rule of its own: arithmetic decides, then inclusive. */
	readonly counting?: (span: RawSpan, fields: Fields) => CountingRule | null;
	/** True where the emitter is known to have counted these tokens itself instead of asking the provider. */
	readonly estimates?: (span: RawSpan, fields: Fields) => boolean;
	/**
	 * Sets status OK as soon as a span begins; OpenTelemetry then keeps the OK when it fails, and only an `exception` event tells.
	 */
	readonly okIsEarly?: true;
	/** Costs this emitter reports are a gateway's bill, not an SDK's guess. */
	readonly isGateway?: true;
	/** Whole span names that say what the span is, whatever it carries besides: LiveKit's `llm_node` repeats its call's model. */
	readonly spanTypes?: { readonly [name: string]: SpanType };
	/** Attributes whose mere presence says what the span is, when no operation is named. */
	readonly evidence?: readonly (readonly [key: string, type: SpanType])[];
	/** What a span name says when nothing else does. */
	readonly spanNames?: readonly (readonly [RegExp, SpanType])[];
};
