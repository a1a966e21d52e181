import { createHash } from 'node:crypto';
import type { JsonObject } from '@spanledger/core/spans/json';
import type { Span } from '@spanledger/core/spans/span';
import { jsonText } from '../json-text.ts';
import { compareFullness, type Fullness } from './fuller.ts';
import type { Payload } from './payload.ts';
import { startTime } from './start-time.ts';
import { storableNs } from './storable.ts';

/** A span with everything that its rows need, worked out once. */
export type SpanToStore = Fullness & {
	/** Primary key within the project, as text. */
	key: string;
	span: Span;
	payload: Payload;
	start: Date;
	resourceHash: Buffer;
	resourceJson: string;
	/** JSON, encoded once: it is hashed and becomes part of a page. */
	attributes: Buffer;
	/** JSON of events and links. */
	rest: Buffer;
};

type Resource = { json: string; hash: Buffer };

/** One per key, the fuller of two copies; spans that share a resource object share its hashing. */
export function spansToStore(spans: readonly { span: Span; payload: Payload }[]): SpanToStore[] {
	const resources = new Map<JsonObject, Resource>();
	const byKey = new Map<string, SpanToStore>();
	for (const { span, payload } of spans) {
		const row = spanToStore(span, payload, resourceOf(resources, payload.resource));
		const other = byKey.get(row.key);
		if (other === undefined || compareFullness(row, other) > 0) byKey.set(row.key, row);
	}
	return [...byKey.values()];
}

function spanToStore(span: Span, payload: Payload, resource: Resource): SpanToStore {
	const start = startTime(span.startTimeNs);
	const attributes = Buffer.from(jsonText(payload.attributes));
	const rest = Buffer.from(jsonText({ events: payload.events, links: payload.links }));
	return {
		key: rowKey(span.traceId, span.spanId, start),
		span,
		payload,
		start,
		pending: span.billingHint === 'pending',
		endTimeNs: storableNs(span.endTimeNs),
		attributeCount: span.attributeCount,
		bodyHash: bodyHash(span, payload, [resource.hash, attributes, rest]),
		resourceHash: resource.hash,
		resourceJson: resource.json,
		attributes,
		rest,
	};
}

function bodyHash(span: Span, { traceState, flags }: Payload, parts: readonly Buffer[]): bigint {
	const told = [span.name, span.parentSpanId, span.kind, span.status, span.statusMessage, traceState, flags];
	const hash = createHash('sha1').update(JSON.stringify(told));
	for (const part of parts) hash.update(part);
	return hash.digest().readBigInt64BE();
}

/** The primary key of a span's rows within a project. */
export function rowKey(traceId: string, spanId: string, start: Date): string {
	return `${traceId}${spanId}${start.getTime()}`;
}

function resourceOf(known: Map<JsonObject, Resource>, attributes: JsonObject): Resource {
	const found = known.get(attributes);
	if (found !== undefined) return found;
	const json = jsonText(attributes);
	const resource = { json, hash: createHash('sha256').update(json).digest() };
	known.set(attributes, resource);
	return resource;
}
