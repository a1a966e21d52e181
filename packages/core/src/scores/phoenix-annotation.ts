import { z } from 'zod';
import type { EvaluationSource } from './evaluation.ts';
import type { Score } from './score.ts';
import { scoreOfEvaluation } from './score-of-evaluation.ts';

/** What Phoenix's clients annotate, each at a path of its own. */
export const annotationLevels = ['span', 'trace', 'session'] as const;
export type AnnotationLevel = (typeof annotationLevels)[number];

const sources: { readonly [kind: string]: EvaluationSource } = { HUMAN: 'human', LLM: 'judge' };
const hexId = (digits: number) =>
	z
		.string()
		.regex(new RegExp(`^[0-9a-fA-F]{${digits}}$`), `expected ${digits} hex digits`)
		.transform((id) => id.toLowerCase());
const target = { span: hexId(16), trace: hexId(32), session: z.string().trim().min(1).max(1_000) };

const result = z.object({
	label: z.string().max(1_000).nullish(),
	score: z.number().nullish(),
	explanation: z.string().max(10_000).nullish(),
});

/**
 * An annotation as Phoenix's REST API takes it (`/v1/span_annotations` and its kin: OpenInference's annotations, sent after the span). It
 * is the same one again for the same target, name and identifier.
 */
export function phoenixAnnotation(level: AnnotationLevel, receivedAtMs: number): z.ZodType<Score> {
	const field = `${level}_id`;
	const fields = z.object({
		name: z.string().trim().min(1).max(200),
		annotator_kind: z.string().max(100).default('CODE'),
		identifier: z.string().max(200).nullish(),
		result: result.nullish(),
	});
	return fields.and(z.object({ [field]: target[level] })).transform((sent, context): Score => {
		const id = String(Reflect.get(sent, field));
		const score = scoreOfEvaluation(
			{
				name: sent.name,
				value: sent.result?.score ?? null,
				label: sent.result?.label ?? null,
				explanation: sent.result?.explanation ?? null,
				target: {
					...{ level, traceId: level === 'trace' ? id : '', spanId: level === 'span' ? id : null },
					...{ sessionId: level === 'session' ? id : null, responseId: null },
				},
				source: sources[sent.annotator_kind.toUpperCase()] ?? 'api',
				key: `phoenix ${level}`,
			},
			{ id: annotationId(level, id, sent), timeMs: receivedAtMs },
		);
		if (score !== null) return score;
		context.addIssue({ code: 'custom', path: ['result'], message: 'says neither a score nor a label' });
		return z.NEVER;
	});
}

/** Target and identifier first: a long name must not cut them off. */
function annotationId(
	level: AnnotationLevel,
	id: string,
	sent: { name: string; identifier?: string | null | undefined },
) {
	return `${level}:${id}:${sent.identifier ?? ''}:${sent.name}`;
}
