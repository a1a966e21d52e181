import { purposes } from '@spanledger/core/ledger/ledger-entry';
import { keptUses } from '@spanledger/core/logs/span-log';
import { signalNames } from '@spanledger/core/quality/signals/signal-name';
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
		perMillion: z
			.record(z.string(), z.string())
			.meta({ description: 'USD per million tokens, by part; before multiplier and discount' }),
		perUnit: z
			.record(z.string(), z.string())
			.optional()
			.meta({ description: 'USD for each search, image, second or character; before the discount' }),
		multiplier: z.string().optional().meta({ description: 'factor on all rates per million' }),
		multiplierReason: z
			.string()
			.optional()
			.meta({ description: 'the service tier the rates or the multiplier are for' }),
		tierUnknown: z
			.string()
			.optional()
			.meta({ description: 'a service tier without a known price: priced at the standard rates' }),
		unpricedUnits: z.array(z.string()).optional().meta({ description: 'used, without a price: they add nothing' }),
		discountPercent: z.string().optional().meta({ description: 'taken off last, off everything' }),
		overrideId: z.string().optional().meta({ description: "the project's own price behind this one" }),
	})
	.register(contract, { id: 'Price' });

const document = z
	.object({ id: nullableText, content: json, score: z.number().nullable(), metadata: json })
	.register(contract, { id: 'Document' });

const event = z.object({ name: z.string(), time, attributes: jsonObject }).register(contract, { id: 'SpanEvent' });
const log = z
	.object({
		time,
		severity: nullableText,
		eventName: nullableText,
		use: z.enum(keptUses).meta({ description: 'content records are also read into input and output' }),
		body: json,
		attributes: jsonObject,
	})
	.register(contract, { id: 'SpanLog' });
export type LogShape = z.infer<typeof log>;
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
	signals: z.array(z.enum(signalNames)).meta({ description: 'the rules that fired on it (docs/guides/quality.md)' }),
});

/** How its bill came about; the pages read the same as an invoice (`explainCost`). */
const billing = {
	units: z
		.record(z.string(), z.number())
		.meta({ description: 'what is paid for besides tokens: webSearches, images, audioSeconds, characters' }),
	serviceTier: nullableText,
	samplingWeight: z
		.number()
		.nullable()
		.meta({ description: 'how many spans this one stands for; null = it did not say' }),
	costSource: z.enum(['computed', 'reported']).nullable(),
	reportedCostUsd: money.nullable().meta({ description: 'what the emitter said, whether it counts or not' }),
	purpose: z.enum(purposes).nullable().meta({ description: 'null = not billable' }),
};
export type SpanBilling = z.infer<z.ZodObject<typeof billing>>;

export const span = spanSkeleton
	.extend({
		...billing,
		input: json,
		output: json,
		documents: z.array(document),
		attributes: jsonObject,
		resource: jsonObject,
		scope: z.object({ name: z.string(), version: z.string() }),
		events: z.array(event),
		links: z.array(link),
		logs: z.array(log),
	})
	.register(contract, { id: 'Span' });
export type SpanShape = z.infer<typeof span>;

/** A span without its payload. */
export type SpanSkeleton = z.infer<typeof spanSkeleton>;
