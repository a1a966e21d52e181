import type { Score, ScoreDataType, ScoreSource } from '@spanledger/core/scores/score';
import type { Column } from '../insert-rows.ts';
import { bytesOf, hexOf } from '../spans/hex.ts';

/** Everything but project_id and received_at. */
export const scoreColumns: readonly Column<Score>[] = [
	['trace_id', ({ traceId }) => bytesOf(traceId ?? '')],
	['id', ({ id }) => id],
	['span_id', ({ spanId }) => (spanId === null ? null : bytesOf(spanId))],
	['session_id', ({ sessionId }) => sessionId ?? ''],
	['request_id', ({ requestId }) => requestId ?? ''],
	['response_id', ({ responseId }) => responseId ?? ''],
	['name', ({ name }) => name],
	['data_type', ({ dataType }) => dataType],
	['value', ({ value }) => value],
	['label', ({ label }) => label],
	['comment', ({ comment }) => comment],
	['source', ({ source }) => source],
	['user_id', ({ userId }) => userId ?? ''],
	['time', ({ timeMs }) => new Date(timeMs)],
];

export const scoreColumnNames = scoreColumns.map(([name]) => name).join(', ');

export type ScoreRow = {
	trace_id: Buffer;
	id: string;
	span_id: Buffer | null;
	session_id: string;
	request_id: string;
	response_id: string;
	name: string;
	data_type: ScoreDataType;
	value: number | null;
	label: string | null;
	comment: string | null;
	source: ScoreSource;
	user_id: string;
	time: Date;
};

export function scoreFromRow(row: ScoreRow): Score {
	return {
		id: row.id,
		name: row.name,
		dataType: row.data_type,
		value: row.value,
		label: row.label,
		comment: row.comment,
		source: row.source,
		traceId: row.trace_id.length === 0 ? null : hexOf(row.trace_id),
		spanId: row.span_id === null ? null : hexOf(row.span_id),
		sessionId: textOrNull(row.session_id),
		requestId: textOrNull(row.request_id),
		responseId: textOrNull(row.response_id),
		userId: textOrNull(row.user_id),
		timeMs: row.time.getTime(),
	};
}

const textOrNull = (text: string): string | null => (text === '' ? null : text);
