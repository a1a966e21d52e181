import type { Span, SpanStatus, SpanType } from '@spanledger/core/spans/span';
import type { UsageSource } from '@spanledger/core/spans/usage';
import { outlinedMessage, type SpanOutline } from '@spanledger/core/traces/span-outline';
import type { CustomTypesConfig } from 'pg';
import type { Queryable } from '../connect.ts';
import { readLogNotes } from '../logs/read-log-notes.ts';
import type { Scope } from '../scope.ts';
import { bytesOf } from '../spans/hex.ts';
import { readSpans, type TraceSpans } from '../spans/read-spans.ts';
import { usageColumns } from '../spans/usage-columns.ts';

/** In the order of `outlineFromRow`. */
const columns = `encode(span_id, 'hex'), encode(parent_span_id, 'hex'), parent_is_remote, name, type, stage, start_time_ns,
	end_time_ns, status, request_model, response_model, response_id, tool_name, billing_hint, usage_source,
	time_to_first_token_ms, num_nonnulls(${usageColumns.join(', ')}) > 0, input_tokens, output_tokens,
	CASE WHEN status = 'error' THEN left(status_message, ${outlinedMessage + 1}) END`;

type Row = [
	spanId: string,
	parentSpanId: string | null,
	parentIsRemote: string,
	name: string,
	type: SpanType,
	stage: string | null,
	startTimeNs: string,
	endTimeNs: string,
	status: SpanStatus,
	requestModel: string | null,
	responseModel: string | null,
	responseId: string | null,
	toolName: string | null,
	billingHint: Span['billingHint'],
	usageSource: UsageSource | null,
	timeToFirstTokenMs: string | null,
	hasUsage: string,
	inputTokens: string | null,
	outputTokens: string | null,
	statusMessage: string | null,
];

/** As Postgres wrote it: pg's own parsers and an object for each row took ten times as long as the query. */
export const asText: CustomTypesConfig = { getTypeParser: () => (text: unknown) => text };

/** The outlines of the spans of a trace, one per span id, by start; empty when there are none. */
export async function readOutlines(db: Queryable, scope: Scope, trace: TraceSpans): Promise<SpanOutline[]> {
	const { rows } = await db.query<Row>({
		name: 'read-outlines',
		rowMode: 'array',
		types: asText,
		text: `SELECT ${columns} FROM spans
			WHERE project_id = $1 AND trace_id = $2 AND start_time >= $3 AND start_time < $4
			ORDER BY start_time_ns, span_id`,
		values: [scope.projectId, bytesOf(trace.traceId), trace.minStart, new Date(trace.maxStart.getTime() + 1)],
	});
	// the same span with two starts is rare, and which of its copies counts is known to `readSpans`
	if (new Set(rows.map(([spanId]) => spanId)).size < rows.length) return readSpans(db, scope, trace);
	return withExceptions(db, scope, trace, rows.map(outlineFromRow));
}

/** A span that failed and does not say why is explained by an exception among its log records, as `withLogs` does it. */
async function withExceptions(
	db: Queryable,
	scope: Scope,
	{ traceId, minStart, maxStart }: TraceSpans,
	outlines: SpanOutline[],
): Promise<SpanOutline[]> {
	const isUnexplained = ({ status, statusMessage }: SpanOutline) => status === 'error' && statusMessage === '';
	if (!outlines.some(isUnexplained)) return outlines;
	const notes = await readLogNotes(db, scope, { traceIds: [bytesOf(traceId)], minStart, maxStart });
	const messageOf = new Map<string, string>();
	for (const { spanId, exceptionMessage } of notes.get(traceId) ?? []) {
		if (exceptionMessage !== null && !messageOf.has(spanId)) messageOf.set(spanId, exceptionMessage);
	}
	return outlines.map((outline) =>
		isUnexplained(outline) ? { ...outline, statusMessage: messageOf.get(outline.spanId) ?? '' } : outline,
	);
}

const numberOf = (text: string | null): number | null => (text === null ? null : Number(text));

function outlineFromRow(row: Row): SpanOutline {
	const [spanId, parentSpanId, isRemote, name, type, stage, start, end, status, ...rest] = row;
	const [requestModel, responseModel, responseId, toolName, billingHint, usageSource, ttft, ...told] = rest;
	const [hasUsage, input, output, statusMessage] = told;
	return {
		spanId,
		parentSpanId,
		parentIsRemote: isRemote === 't',
		name,
		type,
		stage,
		startTimeNs: BigInt(start),
		endTimeNs: BigInt(end),
		status,
		requestModel,
		responseModel,
		responseId,
		toolName,
		billingHint,
		usageSource,
		timeToFirstTokenMs: numberOf(ttft),
		usage: hasUsage === 't' ? { inputTokens: numberOf(input), outputTokens: numberOf(output) } : null,
		statusMessage: statusMessage ?? '',
	};
}
