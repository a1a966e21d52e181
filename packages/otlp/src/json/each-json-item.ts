import { DomainError } from '@spanledger/core/domain-error';
import type { Attributes, RawScope } from '@spanledger/core/spans/raw-span';
import { fullRoom, type Room, takeRoom } from '../room.ts';
import { readJsonAttributes } from './json-attributes.ts';
import { asObject, asText, type JsonObject } from './json-fields.ts';
import { parseJsonBody } from './parse-json-body.ts';

/** The lists of each signal's envelope, outermost first. */
const envelopes = {
	traces: ['resourceSpans', 'scopeSpans', 'spans'],
	logs: ['resourceLogs', 'scopeLogs', 'logRecords'],
	metrics: ['resourceMetrics', 'scopeMetrics', 'metrics'],
} as const;

/** A span, log record or metric as parsed, and what surrounds it. */
export type JsonItemPlace = { item: unknown; resource: Attributes; scope: RawScope; room: Room };

/** Visits the spans, log records or metrics of an OTLP/JSON export request in order. Throws DomainError as its protobuf twin. */
export function eachJsonItem(
	body: Uint8Array,
	signal: keyof typeof envelopes,
	visit: (place: JsonItemPlace) => void,
): void {
	const room = fullRoom();
	const [groups, scopedGroups, items] = envelopes[signal];
	for (const group of envelopeList(parseJsonBody(body), groups)) {
		takeRoom(room);
		const resource = readJsonAttributes(asObject(group.resource)?.attributes, room);
		for (const scoped of envelopeList(group, scopedGroups)) {
			takeRoom(room);
			const scope = readScope(scoped.scope);
			for (const item of listOf(scoped, items)) {
				takeRoom(room);
				visit({ item, resource, scope, room });
			}
		}
	}
}

/** The list of an envelope's field; absent is empty, anything else is a malformed request. */
function listOf(parent: JsonObject, field: string): readonly unknown[] {
	const list = parent[field] ?? [];
	if (!Array.isArray(list)) throw new DomainError('invalid', `malformed OTLP/JSON: ${field} is not a list`, field);
	return list;
}

/** The same, of objects alone; null is an empty one. */
function* envelopeList(parent: JsonObject, field: string): Generator<JsonObject> {
	for (const entry of listOf(parent, field)) {
		if (entry === null) continue;
		const object = asObject(entry);
		if (object === null)
			throw new DomainError('invalid', `malformed OTLP/JSON: ${field} holds what is not an object`, field);
		yield object;
	}
}

function readScope(value: unknown): RawScope {
	const scope = asObject(value);
	return { name: asText(scope?.name), version: asText(scope?.version) };
}
