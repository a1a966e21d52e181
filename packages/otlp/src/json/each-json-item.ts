import type { Attributes, RawScope } from '@spanledger/core/spans/raw-span';
import { fullRoom, type Room, takeRoom } from '../room.ts';
import { readJsonAttributes } from './json-attributes.ts';
import { asList, asObject, asText } from './json-fields.ts';
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
	for (const entry of asList(parseJsonBody(body, groups)[groups])) {
		takeRoom(room);
		const group = asObject(entry);
		const resource = readJsonAttributes(asObject(group?.resource)?.attributes, room);
		for (const scopedEntry of asList(group?.[scopedGroups])) {
			takeRoom(room);
			const scoped = asObject(scopedEntry);
			const scope = readScope(scoped?.scope);
			for (const item of asList(scoped?.[items])) {
				takeRoom(room);
				visit({ item, resource, scope, room });
			}
		}
	}
}

function readScope(value: unknown): RawScope {
	const scope = asObject(value);
	return { name: asText(scope?.name), version: asText(scope?.version) };
}
