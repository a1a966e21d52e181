import type { RawLog } from '@spanledger/core/logs/raw-log';
import { idOrNull } from '../ids.ts';
import type { Offer } from '../intake.ts';
import { eachProtobufItem, type ItemPlace } from './each-protobuf-item.ts';
import { readAnyValue, readAttribute } from './protobuf-attributes.ts';
import { readFixed32, readFixed64, readUint32 } from './scalars.ts';
import { readHex, readText } from './text.ts';
import { readFields, readItem, type WireReader } from './wire.ts';

/** Offers every record of an ExportLogsServiceRequest, in order. Throws DomainError('invalid'). */
export function readProtobufLogs(body: Uint8Array, offer: Offer<RawLog>): void {
	eachProtobufItem(body, (place) => offer(() => readItem(place.reader, 'log record', () => readLog(place))));
}

/** Fields may come in any order, so the two fallbacks wait until all are read. */
function readLog({ reader, resource, scope }: ItemPlace): RawLog {
	const log: RawLog = {
		timeNs: 0n,
		observedTimeNs: 0n,
		severityNumber: 0,
		severityText: '',
		eventName: '',
		body: null,
		attributes: new Map(),
		traceId: null,
		spanId: null,
		flags: 0,
		resource,
		scope,
	};
	readFields<RawLog>(reader, log, readLogField);
	if (log.timeNs === 0n) log.timeNs = log.observedTimeNs;
	if (log.eventName === '') log.eventName = String(log.attributes.get('event.name') ?? '');
	return log;
}

/** Field numbers of opentelemetry.proto.logs.v1.LogRecord. */
function readLogField(reader: WireReader, field: number, wire: number, log: RawLog): boolean {
	if (field === 1) log.timeNs = readFixed64(reader, wire);
	else if (field === 2) log.severityNumber = readUint32(reader, wire);
	else if (field === 3) log.severityText = readText(reader, wire);
	else if (field === 5) log.body = readAnyValue(reader, wire);
	else if (field === 6) readAttribute(reader, wire, log.attributes);
	else if (field === 8) log.flags = readFixed32(reader, wire);
	else if (field === 9) log.traceId = idOrNull(readHex(reader, wire));
	else if (field === 10) log.spanId = idOrNull(readHex(reader, wire));
	else if (field === 11) log.observedTimeNs = readFixed64(reader, wire);
	else if (field === 12) log.eventName = readText(reader, wire);
	else return false;
	return true;
}
