import { z } from 'zod';
import { cleanText, cutText } from '../spans/clean-text.ts';
import { longestDimensionValue } from '../spans/dimensions.ts';
import { type Score, scoreDataTypes, scoreSources } from './score.ts';

/** Text as it is stored: storable characters, not empty, not longer than a page can show. */
const text = (longest: number) => z.string().trim().min(1).max(longest).transform(cleanText);
/** Ids are compared with a trace's dimensions, which are cut alike. */
const dimension = z
	.string()
	.trim()
	.min(1)
	.max(1_000)
	.transform((sent) => cutText(sent, longestDimensionValue));
const hexId = (digits: number) =>
	z
		.string()
		.regex(new RegExp(`^[0-9a-fA-F]{${digits}}$`), `expected ${digits} hex digits`)
		.refine((id) => !/^0+$/.test(id), 'an id of zeros means none')
		.transform((id) => id.toLowerCase());

const fields = z.object({
	name: text(200),
	value: z.union([z.number(), z.boolean(), text(1_000)], 'expected a number, true, false or a text'),
	traceId: hexId(32).nullish(),
	spanId: hexId(16).nullish(),
	sessionId: dimension.nullish(),
	requestId: dimension.nullish(),
	dataType: z.enum(scoreDataTypes).nullish(),
	comment: z.string().max(10_000).transform(cleanText).nullish(),
	source: z
		.enum(scoreSources)
		.nullish()
		.transform((source) => source ?? 'api'),
	userId: dimension.nullish(),
	id: text(200).nullish(),
	timestamp: z.iso.datetime({ offset: true, message: 'expected an RFC 3339 time with its offset' }).nullish(),
});
type Fields = z.output<typeof fields>;

/** The value as its type stores it; null when the two do not go together. */
function stored({ value, dataType }: Fields): Pick<Score, 'dataType' | 'value' | 'label'> | null {
	const type =
		dataType ?? (typeof value === 'number' ? 'numeric' : typeof value === 'boolean' ? 'boolean' : 'categorical');
	if (type === 'categorical') return typeof value === 'string' ? { dataType: type, value: null, label: value } : null;
	if (typeof value === 'string' || (type === 'numeric' && typeof value !== 'number')) return null;
	const number = Number(value);
	if (type === 'boolean' && number !== 0 && number !== 1) return null;
	return { dataType: type, value: number, label: null };
}

const targets = ['traceId', 'spanId', 'sessionId', 'requestId'] as const;

/** One score of `POST /v1/scores`, as the public contract has it. Unknown fields are ignored. */
export const scoreInput = fields.transform((sent, context) => {
	if (targets.every((target) => sent[target] == null)) {
		const message = `names nothing to score: give one of ${targets.join(', ')}`;
		context.addIssue({ code: 'custom', message, path: ['traceId'] });
	}
	const value = stored(sent);
	if (value === null) {
		const message = `expected a ${sent.dataType} value`;
		context.addIssue({ code: 'custom', message, path: ['value'] });
		return z.NEVER;
	}
	return { ...sent, ...value };
});
export type ScoreInput = z.output<typeof scoreInput>;

/** The score that was sent; `newId` for one without an id of its own, the time of receipt for one without a time. */
export function scoreOf(input: ScoreInput, { newId, receivedAtMs }: { newId: string; receivedAtMs: number }): Score {
	return {
		id: input.id ?? newId,
		name: input.name,
		dataType: input.dataType,
		value: input.value,
		label: input.label,
		comment: input.comment ?? null,
		source: input.source,
		traceId: input.traceId ?? null,
		spanId: input.spanId ?? null,
		sessionId: input.sessionId ?? null,
		requestId: input.requestId ?? null,
		responseId: null,
		userId: input.userId ?? null,
		timeMs: input.timestamp == null ? receivedAtMs : Date.parse(input.timestamp),
	};
}
