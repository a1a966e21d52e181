import type { RawLog } from '@spanledger/core/logs/raw-log';
import { idOrNull } from '../ids.ts';
import type { Offer } from '../intake.ts';
import { described, notNanoseconds, type Refusal } from '../refusals.ts';
import { eachJsonItem, type JsonItemPlace } from './each-json-item.ts';
import { readJsonAnyValue, readJsonAttributes } from './json-attributes.ts';
import { asHexId, asInt64, asObject, asText, asUint32 } from './json-fields.ts';

/** Offers every record of an ExportLogsServiceRequest in OTLP/JSON, in order. Throws DomainError('invalid'). */
export function readJsonLogs(body: Uint8Array, offer: Offer<RawLog>): void {
	eachJsonItem(body, 'logs', (place) => offer(() => readJsonLog(place)));
}

function readJsonLog({ item, resource, scope, room }: JsonItemPlace): RawLog | Refusal {
	const record = asObject(item);
	if (record === null) return { refused: 'log record is not an object', value: described(item) };
	const timeNs = asInt64(record.timeUnixNano);
	const observedTimeNs = asInt64(record.observedTimeUnixNano);
	if (timeNs === null) return notNanoseconds('timeUnixNano', record.timeUnixNano);
	if (observedTimeNs === null) return notNanoseconds('observedTimeUnixNano', record.observedTimeUnixNano);
	const attributes = readJsonAttributes(record.attributes, room);
	return {
		timeNs: timeNs === 0n ? observedTimeNs : timeNs,
		observedTimeNs,
		severityNumber: asUint32(record.severityNumber),
		severityText: asText(record.severityText),
		eventName: asText(record.eventName) || String(attributes.get('event.name') ?? ''),
		body: readJsonAnyValue(record.body, room),
		attributes,
		traceId: idOrNull(asHexId(record.traceId)),
		spanId: idOrNull(asHexId(record.spanId)),
		flags: asUint32(record.flags),
		resource,
		scope,
	};
}
