import { picoUsdFrom } from '@spanledger/core/money/pico-usd';
import type { SignalName } from '@spanledger/core/quality/signals/signal-name';
import type { TaskOutcome } from '@spanledger/core/quality/task-outcome';
import type { Dimensions } from '@spanledger/core/spans/dimensions';
import type { SpanStatus } from '@spanledger/core/spans/span';
import type { Cause } from '@spanledger/core/traces/find-cause';
import type { Stage } from '@spanledger/core/traces/stages';
import type { TraceSummary } from '@spanledger/core/traces/summarise-trace';
import { hexOf } from '../spans/hex.ts';
import { type UsageRow, usageFromRow } from '../spans/usage-columns.ts';

/** A settled trace as it is stored. */
export type StoredTrace = { summary: TraceSummary; stages: Stage[]; settledVersion: bigint };

/** What `traceFromRow` needs of `traces`. */
export const traceColumns = `trace_id, settled_version, min_start, max_start, start_time_ns, duration_ns,
	last_end_time, name, root_missing, status, tenant, team, feature, user_id, session_id, request_id, environment, release,
	route, tags, models, facets, span_count, call_count, error_count, input_tokens, output_tokens, cache_read_tokens,
	cache_write_tokens, cache_write_1h_tokens, reasoning_tokens, audio_input_tokens, audio_output_tokens, cost_usd,
	unpriced_spans, has_model, has_content, input_preview, cause, stages, signals, outcome`;

export type TraceRow = UsageRow & {
	trace_id: Buffer;
	settled_version: bigint;
	min_start: Date;
	max_start: Date;
	start_time_ns: bigint;
	duration_ns: bigint;
	last_end_time: Date;
	name: string;
	root_missing: boolean;
	status: SpanStatus;
	tenant: string;
	team: string;
	feature: string;
	user_id: string;
	session_id: string;
	request_id: string;
	environment: string;
	release: string;
	route: string;
	tags: string[];
	models: string[];
	facets: string[];
	span_count: number;
	call_count: number;
	error_count: number;
	cost_usd: string | null;
	unpriced_spans: number;
	has_model: boolean;
	has_content: boolean;
	input_preview: string | null;
	cause: Cause;
	stages: Stage[];
	signals: SignalName[];
	outcome: TaskOutcome | '';
};

const nsOf = (date: Date): bigint => BigInt(date.getTime()) * 1_000_000n;

/** The bounds are exact to the millisecond: enough to read the trace's spans by. */
export function traceFromRow(row: TraceRow): StoredTrace {
	return {
		settledVersion: row.settled_version,
		stages: row.stages,
		summary: {
			traceId: hexOf(row.trace_id),
			name: row.name,
			rootMissing: row.root_missing,
			status: row.status,
			startTimeNs: row.start_time_ns,
			durationNs: Number(row.duration_ns),
			lastEndTimeNs: nsOf(row.last_end_time),
			minStartNs: nsOf(row.min_start),
			maxStartNs: nsOf(row.max_start),
			dimensions: dimensionsFromRow(row),
			tags: row.tags,
			models: row.models,
			facets: row.facets,
			spanCount: row.span_count,
			callCount: row.call_count,
			errorCount: row.error_count,
			usage: usageFromRow(row),
			costUsd: row.cost_usd === null ? null : picoUsdFrom(row.cost_usd),
			unpricedSpans: row.unpriced_spans,
			hasModel: row.has_model,
			hasContent: row.has_content,
			inputPreview: row.input_preview,
			cause: row.cause,
			signals: row.signals,
			outcome: row.outcome === '' ? null : row.outcome,
		},
	};
}

function dimensionsFromRow(row: TraceRow): Dimensions {
	const stored = {
		tenant: row.tenant,
		team: row.team,
		feature: row.feature,
		user: row.user_id,
		session: row.session_id,
		requestId: row.request_id,
		environment: row.environment,
		release: row.release,
		route: row.route,
	};
	return Object.fromEntries(Object.entries(stored).filter(([, value]) => value !== ''));
}
