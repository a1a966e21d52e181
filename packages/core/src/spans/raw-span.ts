/**
 * A span exactly as OTLP sent it, before any convention is applied.
 * Times are nanoseconds since the epoch (bigint: they do not fit a double), ids lower-case hex.
 * Attribute maps are `Map`s: a plain object would give `__proto__` keys power.
 */
export type RawSpan = {
	traceId: string;
	spanId: string;
	/** null for a root. */
	parentSpanId: string | null;
	traceState: string;
	/** W3C trace flags in bits 0–7; bit 8 = "is remote" known, bit 9 = the parent is remote. */
	flags: number;
	name: string;
	/** OTLP SpanKind: 0 unspecified, 1 internal, 2 server, 3 client, 4 producer, 5 consumer. */
	kind: number;
	startTimeNs: bigint;
	endTimeNs: bigint;
	attributes: Attributes;
	droppedAttributesCount: number;
	events: RawEvent[];
	links: RawLink[];
	status: { code: StatusCode; message: string };
	resource: Attributes;
	scope: RawScope;
};

/** OTLP status: 0 unset, 1 ok, 2 error. */
export type StatusCode = 0 | 1 | 2;
export type RawScope = { name: string; version: string };
export type RawEvent = { name: string; timeNs: bigint; attributes: Attributes };
export type RawLink = { traceId: string; spanId: string; traceState: string; attributes: Attributes };

export type Attributes = Map<string, AttributeValue>;
/**
 * OTLP AnyValue. Integers are numbers inside ±2^53, bigints beyond; an absent value is null;
 * a kvlist is a Map; bytes stay bytes.
 */
export type AttributeValue = string | number | bigint | boolean | null | Uint8Array | AttributeValue[] | Attributes;
