import { usdText } from '@spanledger/core/money/pico-usd';
import type { Score } from '@spanledger/core/scores/score';
import type { Stage } from '@spanledger/core/traces/stages';
import type { TraceSummary } from '@spanledger/core/traces/summarise-trace';
import { presentScore } from '../scores/score-shape.ts';
import { timeText } from '../times.ts';
import { presentUsage } from './present-usage.ts';
import type { TraceItem, TraceListItem } from './trace-shape.ts';

export type TraceHead = { summary: TraceSummary; stages: readonly Stage[]; isSettled: boolean };

/** Nanoseconds → milliseconds without the noise of a double's last digits. */
export const msOf = (ns: number | bigint): number => Number(ns) / 1e6;

/** A trace without its spans, as the contract prints it. */
export function presentTrace({ summary, stages, isSettled }: TraceHead, scores: readonly Score[]): TraceItem {
	const { dimensions } = summary;
	return {
		traceId: summary.traceId,
		name: summary.name,
		rootMissing: summary.rootMissing,
		settled: isSettled,
		route: dimensions.route ?? null,
		startTime: timeText(summary.startTimeNs),
		durationMs: msOf(summary.durationNs),
		status: summary.status,
		tenant: dimensions.tenant ?? null,
		team: dimensions.team ?? null,
		feature: dimensions.feature ?? null,
		userId: dimensions.user ?? null,
		sessionId: dimensions.session ?? null,
		requestId: dimensions.requestId ?? null,
		environment: dimensions.environment ?? null,
		release: dimensions.release ?? null,
		tags: summary.tags,
		usage: presentUsage(summary.usage),
		costUsd: summary.costUsd === null ? null : usdText(summary.costUsd),
		unpricedSpans: summary.unpricedSpans,
		outcome: summary.outcome,
		signals: summary.signals,
		scores: scores.map(presentScore),
		stages: stages.map(({ stage, durationNs, criticalNs, share }) => ({
			stage,
			durationMs: msOf(durationNs),
			criticalMs: msOf(criticalNs),
			share,
		})),
	};
}

const hourNs = 3_600_000_000_000n;

/** The same with what the pages' list shows beside it. */
export function presentListItem(head: TraceHead, now: Date, scores: readonly Score[]): TraceListItem {
	const { summary } = head;
	const isFresh = summary.lastEndTimeNs > BigInt(now.getTime()) * 1_000_000n - hourNs;
	return {
		...presentTrace(head, scores),
		running: summary.rootMissing && isFresh,
		incomplete: summary.rootMissing && !isFresh,
		inputPreview: summary.inputPreview,
		models: summary.models,
		callCount: summary.callCount,
		errorCount: summary.errorCount,
		spanCount: summary.spanCount,
	};
}
