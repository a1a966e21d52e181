import type { Span } from '@spanledger/core/spans/span';
import { spanOf } from '@spanledger/fixtures/span-of';
import type { Db } from '../connect.ts';
import type { Payload } from '../spans/payload.ts';

/** 2026-11-20T12:00:00Z */
export const noonNs = BigInt(Date.UTC(2026, 10, 20, 12)) * 1_000_000n;

/** An ended chat call of one second at noon, with the given fields changed. */
export function sampleSpan(changes: Partial<Span> = {}): Span {
	const usage = { inputTokens: 100, outputTokens: 20, cacheReadTokens: 40 };
	const call = spanOf('bb'.repeat(8), {
		responseModel: 'gpt-4o-2024-08-06',
		finishReasons: ['stop'],
		timeToFirstTokenMs: 120.5,
		dimensions: { tenant: 'acme', user: 'u-1' },
		resourceDimensions: { environment: 'production' },
		inputPreview: 'What is the weather?',
		hasContent: true,
		attributeCount: 12,
		usage,
	});
	return { ...call, traceId: 'aa'.repeat(16), startTimeNs: noonNs, endTimeNs: noonNs + 1_000_000_000n, ...changes };
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
