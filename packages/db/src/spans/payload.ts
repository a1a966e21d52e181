import type { JsonObject } from '@spanledger/core/spans/json';

/** What a span carried, verbatim (integers beyond 2^53 as strings, bytes base64); messages are read out of it later. */
export type Payload = {
	/** Spans of one process share one object: it is hashed and stored once. */
	resource: JsonObject;
	traceState: string;
	flags: number;
	attributes: JsonObject;
	events: PayloadEvent[];
	links: PayloadLink[];
	droppedAttributesCount: number;
	/** Attributes whose value was cut to the limit. */
	truncatedKeys: string[];
};
/** `timeNs`: nanoseconds since the epoch, as text. */
export type PayloadEvent = { name: string; timeNs: string; attributes: JsonObject };
export type PayloadLink = { traceId: string; spanId: string; traceState: string; attributes: JsonObject };
