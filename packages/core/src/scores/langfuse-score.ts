import { z } from 'zod';
import type { ScoreSource } from './score.ts';
import { type ScoreInput, scoreInput } from './score-input.ts';

const types = { NUMERIC: 'numeric', BOOLEAN: 'boolean', CATEGORICAL: 'categorical', TEXT: 'categorical' } as const;

/** What a Langfuse client calls an id of ours. Its traces may have UUIDs for ids: the same digits, with dashes. */
const undashed = (id: unknown): unknown => (typeof id === 'string' ? id.replaceAll('-', '') : id);

/** `POST /api/public/scores`, and the body of `score-create` (Langfuse public API). Configs, queues and metadata are ignored. */
const langfuseFields = z.object({
	id: z.unknown().optional(),
	name: z.unknown().optional(),
	value: z.unknown().optional(),
	traceId: z.unknown().optional(),
	observationId: z.unknown().optional(),
	sessionId: z.unknown().optional(),
	comment: z.unknown().optional(),
	dataType: z.enum(['NUMERIC', 'BOOLEAN', 'CATEGORICAL', 'TEXT']).nullish(),
});

/**
 * A score as Langfuse's clients send it, as one of ours; faults name Langfuse's fields. `source`: whose word it is; the API of Langfuse
 * has no word for it.
 */
export const langfuseScore = (source: ScoreSource): z.ZodType<ScoreInput> =>
	langfuseFields.transform((sent, context): ScoreInput => {
		const { observationId, traceId, dataType, ...rest } = sent;
		const type = dataType == null ? null : types[dataType];
		const own = { ...rest, traceId: undashed(traceId), spanId: observationId, source, dataType: type };
		const { data, error } = scoreInput.safeParse(own);
		if (data !== undefined) return data;
		for (const { path, message } of error.issues) {
			const names = path.map((part) => (part === 'spanId' ? 'observationId' : part));
			context.addIssue({ code: 'custom', path: names, message: message.replace('spanId', 'observationId') });
		}
		return z.NEVER;
	});

/** One event of `POST /api/public/ingestion`; only those that score are read. */
export const langfuseEvent = z.object({
	id: z.string().max(200),
	type: z.string().max(100),
	timestamp: z.unknown().optional(),
	body: z.unknown().optional(),
});
export const langfuseBatch = z.object({ batch: z.array(z.unknown()) });
