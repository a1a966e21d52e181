import { createHash, hash } from 'node:crypto';
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
	attributesJson: string;
	eventsJson: string;
	linksJson: string;
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
	const attributesJson = jsonText(payload.attributes);
	const eventsJson = jsonText(payload.events);
	const linksJson = jsonText(payload.links);
	const told = [
		span.name,
		span.parentSpanId,
		span.kind,
		span.status,
		span.statusMessage,
		payload.traceState,
		payload.flags,
	];
	const body = [resource.json, attributesJson, eventsJson, linksJson, JSON.stringify(told)].join('\n');
	return {
		key: rowKey(span.traceId, span.spanId, start),
		span,
		payload,
		start,
		pending: span.billingHint === 'pending',
		endTimeNs: storableNs(span.endTimeNs),
		attributeCount: span.attributeCount,
		bodyHash: hash('sha1', body, 'buffer').readBigInt64BE(),
		resourceHash: resource.hash,
		resourceJson: resource.json,
		attributesJson,
		eventsJson,
		linksJson,
	};
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
