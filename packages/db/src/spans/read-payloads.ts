import type { JsonObject } from '@spanledger/core/spans/json';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { bytesOf, hexOf } from './hex.ts';
import type { Payload, PayloadEvent, PayloadLink } from './payload.ts';
import type { TraceSpans } from './read-spans.ts';

type PayloadRow = {
	span_id: Buffer;
	start_time: Date;
	resource: JsonObject | null;
	trace_state: string;
	flags: bigint;
	attributes: JsonObject;
	events: PayloadEvent[];
	links: PayloadLink[];
	dropped_attributes_count: bigint;
	truncated_keys: string[];
};

export type SpanPayload = Payload & { spanId: string; start: Date };

/**
 * What the spans of a trace carried, verbatim, or those of one span. A span id stands twice when the span was sent with two
 * starts: match on `start` (see `startTime`) too. Spans whose content has expired are missing.
 */
export async function readPayloads(
	db: Queryable,
	{ projectId }: Scope,
	{ traceId, spanId, minStart, maxStart }: TraceSpans & { spanId?: string },
): Promise<SpanPayload[]> {
	const { rows } = await db.query<PayloadRow>(
		`SELECT payloads.span_id, payloads.start_time, resources.attributes AS resource, trace_state, flags,
			payloads.attributes, events, links, dropped_attributes_count, truncated_keys
		 FROM payloads LEFT JOIN resources USING (project_id, resource_hash)
		 WHERE payloads.project_id = $1 AND payloads.trace_id = $2 AND payloads.start_time >= $3 AND payloads.start_time < $4
			AND ($5::bytea IS NULL OR payloads.span_id = $5)
		 ORDER BY payloads.start_time, payloads.span_id`,
		[
			projectId,
			bytesOf(traceId),
			minStart,
			new Date(maxStart.getTime() + 1),
			spanId === undefined ? null : bytesOf(spanId),
		],
	);
	return rows.map(payloadFromRow);
}

function payloadFromRow(row: PayloadRow): SpanPayload {
	return {
		spanId: hexOf(row.span_id),
		start: row.start_time,
		resource: row.resource ?? {},
		traceState: row.trace_state,
		flags: Number(row.flags),
		attributes: row.attributes,
		events: row.events,
		links: row.links,
		droppedAttributesCount: Number(row.dropped_attributes_count),
		truncatedKeys: row.truncated_keys,
	};
}
