import { signalNames } from '@spanledger/core/quality/signals/signal-name';
import { z } from 'zod';
import { contract } from '../contract.ts';
import { count, durationMs, money, nullableText, time, traceId, usage } from '../scalars.ts';
import { score } from '../scores/score-shape.ts';
import { span } from './span-shape.ts';

const stage = z
	.object({
		stage: z.string(),
		durationMs: durationMs.meta({ description: "union of the stage's spans, ms" }),
		criticalMs: durationMs.meta({ description: 'its part of the critical path, ms' }),
		share: z.number().meta({ description: 'criticalMs ÷ the sum of all stages' }),
	})
	.register(contract, { id: 'Stage' });

/** A trace without its spans: an item of the list. */
export const traceItem = z
	.object({
		traceId,
		name: z.string(),
		rootMissing: z.boolean(),
		settled: z.boolean(),
		route: nullableText,
		startTime: time,
		durationMs,
		status: z.enum(['ok', 'error', 'unset']),
		tenant: nullableText,
		team: nullableText,
		feature: nullableText,
		userId: nullableText,
		sessionId: nullableText,
		requestId: nullableText,
		environment: nullableText,
		release: nullableText,
		tags: z.array(z.string()),
		usage: usage.nullable(),
		costUsd: money.nullable(),
		unpricedSpans: count,
		outcome: z.enum(['success', 'failure']).nullable().meta({ description: 'how its task ended; null = nobody says' }),
		signals: z.array(z.enum(signalNames)).meta({ description: 'the rules that fired on it or on one of its spans' }),
		scores: z.array(score),
		stages: z.array(stage),
	})
	.register(contract, { id: 'TraceItem' });
export type TraceItem = z.infer<typeof traceItem>;

export const traceDetail = traceItem.extend({ spans: z.array(span) }).register(contract, { id: 'Trace' });
export type TraceDetail = z.infer<typeof traceDetail>;

export const tracePage = z
	.object({ items: z.array(traceItem), nextCursor: nullableText })
	.register(contract, { id: 'TracePage' });
export type TracePage = z.infer<typeof tracePage>;

/** What the pages' list shows beside the public item. */
export type TraceListItem = TraceItem & {
	/** The root has not arrived and the last span is younger than an hour. */
	running: boolean;
	/** The root has not arrived and nothing came for an hour. */
	incomplete: boolean;
	inputPreview: string | null;
	models: string[];
	callCount: number;
	errorCount: number;
	spanCount: number;
};
