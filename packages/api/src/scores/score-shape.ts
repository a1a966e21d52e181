import { type Score, scoreDataTypes, scoreSources, scoreValue } from '@spanledger/core/scores/score';
import { z } from 'zod';
import { contract } from '../contract.ts';
import { nullableText, spanId, time, traceId } from '../scalars.ts';
import { timeText } from '../times.ts';

/** A score as its trace shows it. */
export const score = z
	.object({
		id: z.string(),
		name: z.string(),
		value: z.union([z.number(), z.boolean(), z.string()]),
		dataType: z.enum(scoreDataTypes),
		comment: nullableText,
		source: z.enum(scoreSources),
		spanId: spanId.nullable(),
		time,
	})
	.register(contract, { id: 'Score' });
export type ScoreShape = z.infer<typeof score>;

/** The same by itself: with what it judges, and whose it is. */
export const scoreItem = score
	.extend({ traceId: traceId.nullable(), sessionId: nullableText, requestId: nullableText, userId: nullableText })
	.register(contract, { id: 'ScoreItem' });
export type ScoreItem = z.infer<typeof scoreItem>;

export function presentScore(one: Score): ScoreShape {
	return {
		id: one.id,
		name: one.name,
		value: scoreValue(one),
		dataType: one.dataType,
		comment: one.comment,
		source: one.source,
		spanId: one.spanId,
		time: timeText(BigInt(one.timeMs) * 1_000_000n),
	};
}

export function presentScoreItem(one: Score): ScoreItem {
	const { traceId, sessionId, requestId, userId } = one;
	return { ...presentScore(one), traceId, sessionId, requestId, userId };
}
