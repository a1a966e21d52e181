import { createHash } from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { placeBits } from '@spanledger/core/logs/log-order';
import type { AnswerNote, KeptUse, LogContent, LogNote, SpanLog } from '@spanledger/core/logs/span-log';
import { isSignalName } from '@spanledger/core/quality/signals/signal-name';
import type { Column } from '../insert-rows.ts';
import { jsonText } from '../json-text.ts';
import { bytesOf, hexOf } from '../spans/hex.ts';
import { startTime } from '../spans/start-time.ts';
import { storableNs } from '../spans/storable.ts';

/** A record with what its row needs, worked out once. */
export type LogToStore = { log: SpanLog; span: { traceId: string }; start: Date; logId: Buffer; json: string };

/**
 * One row per record. A record sent again is the same: its id is a digest of all it says, and of how often its request said that
 * before (a history may hold the same words twice within one millisecond).
 */
export function logsToStore(logs: readonly SpanLog[]): LogToStore[] {
	const places = new Set<string>();
	const repeats = new Map<string, number>();
	const rows = new Map<string, LogToStore>();
	for (const log of logs) {
		const json = jsonText(log.content);
		const identity = digestOf(log, json);
		// the same place of the same request: a job that was delivered twice
		if (places.has(`${identity} ${log.arrival}`)) continue;
		places.add(`${identity} ${log.arrival}`);
		const request = `${identity} ${log.arrival >> placeBits}`;
		const repeat = repeats.get(request) ?? 0;
		repeats.set(request, repeat + 1);
		const id = createHash('sha256').update(`${identity} ${repeat}`).digest('hex').slice(0, 32);
		if (!rows.has(id)) rows.set(id, { log, span: log, start: startTime(log.timeNs), logId: bytesOf(id), json });
	}
	return [...rows.values()];
}

function digestOf(log: SpanLog, json: string): string {
	const told = [log.traceId, log.spanId, log.timeNs, log.observedTimeNs, log.severityNumber, log.eventName, json];
	return createHash('sha256').update(told.join('\n')).digest('hex');
}

export const logColumns: readonly Column<LogToStore>[] = [
	['trace_id', ({ log }) => bytesOf(log.traceId)],
	['span_id', ({ log }) => bytesOf(log.spanId)],
	['log_id', ({ logId }) => logId],
	['start_time', ({ start }) => start],
	['time_ns', ({ log }) => storableNs(log.timeNs)],
	['observed_time_ns', ({ log }) => storableNs(log.observedTimeNs)],
	['arrival', ({ log }) => log.arrival],
	['severity', ({ log }) => (log.severityNumber >= 0 && log.severityNumber <= 24 ? log.severityNumber : 0)],
	['event_name', ({ log }) => log.eventName],
	['use', ({ log }) => log.use],
	['input_preview', ({ log }) => log.inputPreview],
	['exception_message', ({ log }) => log.exceptionMessage],
	['finish_reasons', ({ log }) => log.answer?.finishReasons ?? []],
	['answer_length', ({ log }) => log.answer?.length ?? null],
	['answer_signals', ({ log }) => log.answer?.signals ?? []],
	['body', ({ json }) => pack(json)],
];

export type NoteRow = {
	trace_id: Buffer;
	span_id: Buffer;
	time_ns: bigint;
	observed_time_ns: bigint;
	arrival: bigint;
	event_name: string;
	use: KeptUse;
	input_preview: string | null;
	exception_message: string | null;
	finish_reasons: string[];
	answer_length: number | null;
	answer_signals: string[];
};
export type LogRow = NoteRow & { severity: number; body: Buffer };

export const noteColumns = `trace_id, span_id, time_ns, observed_time_ns, arrival, event_name, use, input_preview, exception_message,
	finish_reasons, answer_length, answer_signals`;

/** What settling reads of a record, with what places it. */
export type PlacedNote = LogNote & Pick<SpanLog, 'timeNs' | 'observedTimeNs' | 'arrival' | 'eventName'>;

export function noteFromRow(row: NoteRow): PlacedNote {
	return {
		spanId: hexOf(row.span_id),
		use: row.use,
		inputPreview: row.input_preview,
		exceptionMessage: row.exception_message,
		answer: answerFromRow(row),
		timeNs: row.time_ns,
		observedTimeNs: row.observed_time_ns,
		arrival: row.arrival,
		eventName: row.event_name,
	};
}

/** A record without any of it tells of no answer. */
function answerFromRow({ finish_reasons, answer_length, answer_signals }: NoteRow): AnswerNote | null {
	if (finish_reasons.length === 0 && answer_length === null && answer_signals.length === 0) return null;
	return { finishReasons: finish_reasons, length: answer_length, signals: answer_signals.filter(isSignalName) };
}

export function logFromRow(row: LogRow): SpanLog {
	const content = JSON.parse(brotliDecompressSync(row.body).toString()) as LogContent; // as `logColumns` writes it
	return { ...noteFromRow(row), traceId: hexOf(row.trace_id), severityNumber: row.severity, content };
}

/** Quality 1, as payload pages: records are short and many. */
function pack(json: string): Buffer {
	const bytes = Buffer.from(json);
	const params = { [constants.BROTLI_PARAM_QUALITY]: 1, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
	return brotliCompressSync(bytes, { chunkSize: Math.max(1_024, bytes.length), params });
}
