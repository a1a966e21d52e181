import { usdText } from '@spanledger/core/money/pico-usd';
import type { SpanStatus, SpanType } from '@spanledger/core/spans/span';
import type { SettledSpan } from '@spanledger/core/traces/settle-trace';
import { msOf } from './present-trace.ts';

/** What a page says of a step beside its words. */
export type StepFigures = {
	spanId: string;
	parentSpanId: string | null;
	name: string;
	type: SpanType;
	operation: string | null;
	convention: string | null;
	toolName: string | null;
	/** responseModel ?? requestModel */
	model: string | null;
	/** `name@version` */
	prompt: string | null;
	/** From the trace's earliest start. */
	offsetMs: number;
	durationMs: number;
	/** null = not known, or not a call. */
	inputTokens: number | null;
	outputTokens: number | null;
	/** null = not billable, or unknown. */
	costUsd: string | null;
	unpricedReason: string | null;
	status: SpanStatus;
	statusMessage: string | null;
	finishReasons: string[];
};

/** The figures of a span. `traceStartNs`: start of the earliest span. */
export function presentStep({ span, entry }: SettledSpan, traceStartNs: bigint): StepFigures {
	const prompt = [span.promptName, span.promptVersion].filter((part) => part !== null).join('@');
	return {
		spanId: span.spanId,
		parentSpanId: span.parentSpanId,
		name: span.name,
		type: span.type,
		operation: span.operation,
		convention: span.convention,
		toolName: span.toolName,
		model: span.responseModel ?? span.requestModel,
		prompt: prompt === '' ? null : prompt,
		offsetMs: msOf(span.startTimeNs - traceStartNs),
		durationMs: msOf(span.endTimeNs > span.startTimeNs ? span.endTimeNs - span.startTimeNs : 0n),
		inputTokens: span.usage?.inputTokens ?? null,
		outputTokens: span.usage?.outputTokens ?? null,
		costUsd: entry === null || entry.costUsd === null ? null : usdText(entry.costUsd),
		unpricedReason: entry?.unpricedReason ?? null,
		status: span.status,
		statusMessage: span.statusMessage === '' ? null : span.statusMessage,
		finishReasons: span.finishReasons,
	};
}
