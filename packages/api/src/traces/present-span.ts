import { type CostDetails, costBuckets } from '@spanledger/core/ledger/ledger-entry';
import { usdText } from '@spanledger/core/money/pico-usd';
import type { SettledSpan } from '@spanledger/core/traces/settle-trace';
import { timeText } from '../times.ts';
import { signalsOf } from './present-signals.ts';
import { msOf } from './present-trace.ts';
import { presentUsage } from './present-usage.ts';
import type { SpanBilling, SpanSkeleton } from './span-shape.ts';

/** A span without its payload. */
export function presentSkeleton(settled: SettledSpan): SpanSkeleton {
	const { span, entry } = settled;
	return {
		spanId: span.spanId,
		parentSpanId: span.parentSpanId,
		name: span.name,
		type: span.type,
		operation: span.operation,
		convention: span.convention,
		stage: settled.stage,
		startTime: timeText(span.startTimeNs),
		durationMs: msOf(span.endTimeNs > span.startTimeNs ? span.endTimeNs - span.startTimeNs : 0n),
		selfTimeMs: msOf(settled.selfTimeNs),
		onCriticalPath: settled.onCriticalPath,
		status: span.status,
		statusMessage: span.statusMessage === '' ? null : span.statusMessage,
		provider: span.provider,
		requestModel: span.requestModel,
		responseModel: span.responseModel,
		usage: presentUsage(span.usage),
		usageSource: span.usageSource,
		usageCounted: settled.usageCounted,
		notCountedReason: settled.notCountedReason,
		costUsd: entry === null || entry.costUsd === null ? null : usdText(entry.costUsd),
		costDetails: presentDetails(entry?.costDetails ?? {}),
		price: entry?.price ?? null,
		unpricedReason: entry?.unpricedReason ?? null,
		finishReasons: span.finishReasons,
		timeToFirstTokenMs: span.timeToFirstTokenMs,
		toolName: span.toolName,
		toolCallId: span.toolCallId,
		promptName: span.promptName,
		promptVersion: span.promptVersion,
		signals: signalsOf(settled),
	};
}

/** What a tree does without: of 10,000 spans it would be another megabyte. */
export function presentBilling({ span, entry }: SettledSpan): SpanBilling {
	return {
		units: { ...span.units },
		serviceTier: span.serviceTier,
		samplingWeight: span.samplingWeight,
		costSource: entry?.costSource ?? null,
		reportedCostUsd: span.reportedCostUsd,
		purpose: entry?.purpose ?? null,
	};
}

function presentDetails(details: CostDetails): Record<string, string> {
	const shown: Record<string, string> = {};
	for (const bucket of costBuckets) {
		const amount = details[bucket];
		if (amount !== undefined) shown[bucket] = usdText(amount);
	}
	return shown;
}
