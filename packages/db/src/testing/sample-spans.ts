import type { Span } from '@spanledger/core/spans/span';
import type { Db } from '../connect.ts';
import type { Payload } from '../spans/payload.ts';

/** 2026-11-20T12:00:00Z */
export const noonNs = BigInt(Date.UTC(2026, 10, 20, 12)) * 1_000_000n;

/** An ended chat call of one second at noon, with the given fields changed. */
export function sampleSpan(changes: Partial<Span> = {}): Span {
	return {
		traceId: 'aa'.repeat(16),
		spanId: 'bb'.repeat(8),
		parentSpanId: null,
		parentIsRemote: false,
		name: 'chat gpt-4o',
		kind: 3,
		startTimeNs: noonNs,
		endTimeNs: noonNs + 1_000_000_000n,
		status: 'unset',
		statusMessage: '',
		type: 'llm',
		operation: 'chat',
		convention: 'otel',
		scopeName: 'test',
		scopeVersion: '1',
		provider: 'openai',
		requestModel: 'gpt-4o',
		responseModel: 'gpt-4o-2024-08-06',
		responseId: null,
		usage: {
			inputTokens: 100,
			outputTokens: 20,
			cacheReadTokens: 40,
			cacheWriteTokens: null,
			cacheWrite1hTokens: null,
			reasoningTokens: null,
			audioInputTokens: null,
			audioOutputTokens: null,
		},
		usageSource: 'reported',
		serviceTier: null,
		reportedCostUsd: null,
		reportedCostSource: null,
		billingHint: null,
		finishReasons: ['stop'],
		timeToFirstTokenMs: 120.5,
		toolName: null,
		toolCallId: null,
		promptName: null,
		promptVersion: null,
		dimensions: { tenant: 'acme', user: 'u-1' },
		resourceDimensions: { environment: 'production' },
		stage: null,
		tags: [],
		inputPreview: 'What is the weather?',
		hasContent: true,
		attributeCount: 12,
		...changes,
	};
}

/** A small payload, with the given fields changed. */
export function samplePayload(changes: Partial<Payload> = {}): Payload {
	return {
		resource: { 'service.name': 'shop' },
		traceState: '',
		flags: 1,
		attributes: { 'gen_ai.request.model': 'gpt-4o' },
		events: [],
		links: [],
		droppedAttributesCount: 0,
		truncatedKeys: [],
		...changes,
	};
}

/** Sixteen hex digits for a small number. */
export function spanIdOf(number: number): string {
	return number.toString(16).padStart(16, '0');
}

/** Thirty-two hex digits for a small number. */
export function traceIdOf(number: number): string {
	return number.toString(16).padStart(32, '0');
}

/** A settled row of `traces`, as far as tests of other tables need one. */
export async function insertTrace(
	db: Db,
	{ projectId, traceId, settledVersion = 1n, closed = false }: InsertTrace,
): Promise<void> {
	await db.query(
		`INSERT INTO traces (project_id, trace_id, settled_version, settled_at, closed, min_start, max_start, start_time,
			start_time_ns, duration_ns, last_end_time, name, root_missing, status, span_count, call_count, error_count,
			unpriced_spans, has_model, has_content)
		 VALUES ($1, $2, $3, now(), $4, now(), now(), now(), 0, 0, now(), '', false, 'ok', 1, 1, 0, 0, true, true)`,
		[projectId, Buffer.from(traceId, 'hex'), settledVersion, closed],
	);
}

type InsertTrace = { projectId: string; traceId: string; settledVersion?: bigint; closed?: boolean };
