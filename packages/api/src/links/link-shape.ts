import { z } from 'zod';
import { contract } from '../contract.ts';
import { count, durationMs, money, nullableText, spanId, time, traceId } from '../scalars.ts';

export const traceLink = z
	.object({
		spanId: spanId.meta({ description: 'the span of the trace that was asked for' }),
		otherTraceId: traceId,
		otherSpanId: spanId,
		otherSpanName: nullableText.meta({ description: 'null = the span is not stored' }),
		other: z
			.object({
				name: z.string(),
				startTime: time,
				durationMs,
				status: z.enum(['ok', 'error', 'unset']),
				tenant: nullableText,
				costUsd: money.nullable(),
				unpricedSpans: count,
			})
			.nullable()
			.meta({ description: 'the other trace as it is settled; null = it is not here (yet, or any more)' }),
	})
	.register(contract, { id: 'TraceLink' });
export type TraceLink = z.infer<typeof traceLink>;

export const linkPage = z
	.object({ items: z.array(traceLink), nextCursor: nullableText })
	.register(contract, { id: 'TraceLinkPage' });
export type LinkPage = z.infer<typeof linkPage>;
