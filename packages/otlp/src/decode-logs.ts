import type { RawLog } from '@spanledger/core/logs/raw-log';
import { refusalOfTime, type TimeBounds } from './admit-time.ts';
import type { OtlpFormat } from './format.ts';
import { isSpanId, isTraceId } from './ids.ts';
import { intake } from './intake.ts';
import { readJsonLogs } from './json/json-logs.ts';
import { readProtobufLogs } from './protobuf/protobuf-logs.ts';
import type { Refusal } from './refusals.ts';

/** Without times, records of any time are taken. */
export type LogBounds = TimeBounds & { maxLogRecords: number };
export type DecodedLogs = { logs: RawLog[]; rejected: number; errorMessage: string };

/**
 * Decodes the inflated body of an ExportLogsServiceRequest. Bad records are refused one by one.
 * Throws DomainError('invalid') that names what is wrong with an undecodable body, and DomainError('too-large') for one
 * of more parts than any real request has.
 */
export function decodeLogs(body: Uint8Array, format: OtlpFormat, bounds: LogBounds): DecodedLogs {
	const { offer, result } = intake<RawLog>('log record', bounds.maxLogRecords, (log) => refusalOfLog(log, bounds));
	if (format === 'json') readJsonLogs(body, offer);
	else readProtobufLogs(body, offer);
	const { items, rejected, errorMessage } = result();
	return { logs: items, rejected, errorMessage };
}

/** A record need not belong to a trace, but an id that is sent must be one. */
function refusalOfLog({ traceId, spanId, timeNs }: RawLog, bounds: LogBounds): Refusal | null {
	if (traceId !== null && !isTraceId(traceId)) return { refused: 'trace id is not 16 bytes of hex', value: traceId };
	if (spanId !== null && !isSpanId(spanId)) return { refused: 'span id is not 8 bytes of hex', value: spanId };
	// 0 is unknown: the record gets the time of its arrival
	return timeNs === 0n ? null : refusalOfTime('time', timeNs, bounds);
}
