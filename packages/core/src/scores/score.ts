import { z } from 'zod';

/** Who judged: the end user, a reviewer, a model or rule, or a program that only reported a figure. */
export const scoreSources = ['user', 'human', 'judge', 'api'] as const;
export type ScoreSource = (typeof scoreSources)[number];

export const scoreDataTypes = ['numeric', 'boolean', 'categorical'] as const;
export type ScoreDataType = (typeof scoreDataTypes)[number];

/**
 * One verdict on an answer. It may come before its trace, and name it by whatever id its author had: at least one of trace, span,
 * session, request and (from telemetry) the provider's response id is known.
 */
export type Score = {
	/** Unique within the project: the same id again is the same score, and the later copy counts. */
	id: string;
	name: string;
	dataType: ScoreDataType;
	/** As sent: range and direction are the name's own. 1 or 0 when boolean; null when there is only a label. */
	value: number | null;
	/** The category; null when there is only a number. */
	label: string | null;
	comment: string | null;
	source: ScoreSource;
	traceId: string | null;
	spanId: string | null;
	sessionId: string | null;
	requestId: string | null;
	responseId: string | null;
	/** The end user who judged, or whose answer was judged. */
	userId: string | null;
	/** Milliseconds since the epoch. */
	timeMs: number;
};

/** The value as the public API has it. */
export function scoreValue({
	dataType,
	value,
	label,
}: Pick<Score, 'dataType' | 'value' | 'label'>): number | boolean | string {
	if (dataType === 'boolean') return value === 1;
	return dataType === 'categorical' ? (label ?? '') : (value ?? 0);
}

/** A score as it waits in the queue. */
export const queuedScore: z.ZodType<Score> = z.object({
	id: z.string(),
	name: z.string(),
	dataType: z.enum(scoreDataTypes),
	value: z.number().nullable(),
	label: z.string().nullable(),
	comment: z.string().nullable(),
	source: z.enum(scoreSources),
	traceId: z.string().nullable(),
	spanId: z.string().nullable(),
	sessionId: z.string().nullable(),
	requestId: z.string().nullable(),
	responseId: z.string().nullable(),
	userId: z.string().nullable(),
	timeMs: z.number(),
});
