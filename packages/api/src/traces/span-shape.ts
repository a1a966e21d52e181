import { spanTypes } from '@spanledger/core/spans/span';
import { z } from 'zod';
import { contract } from '../contract.ts';
import { durationMs, json, jsonObject, money, nullableText, spanId, time, traceId, usage } from '../scalars.ts';

const price = z
	.object({
		provider: z.string(),
		model: z.string(),
		source: z.string(),
		validFrom: nullableText.meta({ description: 'ISO date; null = since ever' }),
		perMillion: z.record(z.string(), z.string()).meta({ description: 'USD per million tokens, by part' }),
	})
	.register(contract, { id: 'Price' });

const document = z
	.object({ id: nullableText, content: json, score: z.number().nullable(), metadata: json })
	.register(contract, { id: 'Document' });

const event = z.object({ name: z.string(), time, attributes: jsonObject }).register(contract, { id: 'SpanEvent' });
const link = z.object({ traceId, spanId, attributes: jsonObject }).register(contract, { id: 'SpanLink' });

/** What a tree and a waterfall need of a span: everything but its payload. */
export const spanSkeleton = z.object({
	spanId,
	parentSpanId: spanId.nullable(),
	name: z.string(),
	type: z.enum(spanTypes),
	operation: nullableText,
	convention: nullableText,
	stage: z.string(),
	startTime: time,
	durationMs,
	selfTimeMs: durationMs,
	onCriticalPath: z.boolean(),
	status: z.enum(['ok', 'error', 'unset']),
	statusMessage: nullableText,
	provider: nullableText,
	requestModel: nullableText,
	responseModel: nullableText,
	usage: usage.nullable(),
	usageSource: z.enum(['reported', 'estimated', 'missing']).nullable(),
	usageCounted: z.boolean().nullable(),
	notCountedReason: z.enum(['wrapper', 'duplicate-response', 'aggregate', 'not-billable', 'cached-replay']).nullable(),
	costUsd: money.nullable(),
	costDetails: z
		.record(z.string(), money)
		.meta({ description: 'disjoint parts (input = uncached) that sum to costUsd' }),
	price: price.nullable(),
	unpricedReason: z.enum(['no-usage', 'unknown-model', 'no-price']).nullable(),
	finishReasons: z.array(z.string()),
	timeToFirstTokenMs: durationMs.nullable(),
	toolName: nullableText,
	toolCallId: nullableText,
	promptName: nullableText,
	promptVersion: nullableText,
});

export const span = spanSkeleton
	.extend({
		input: json,
		output: json,
		documents: z.array(document),
		attributes: jsonObject,
		resource: jsonObject,
		scope: z.object({ name: z.string(), version: z.string() }),
		events: z.array(event),
		links: z.array(link),
	})
	.register(contract, { id: 'Span' });
export type SpanShape = z.infer<typeof span>;

/** A span of the pages' tree: `offsetMs` counts from the earliest span of the trace. */
export type SpanSkeleton = z.infer<typeof spanSkeleton> & { offsetMs: number };
