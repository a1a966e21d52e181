import type { Evaluation, EvaluationTarget } from '../scores/evaluation.ts';
import type { RawSpan } from '../spans/raw-span.ts';
import type { SpanType } from '../spans/span.ts';
import { openInferenceVerdicts } from './evaluations/openinference-verdicts.ts';
import { evaluationEvent, eventVerdicts, otelVerdict } from './evaluations/otel-verdicts.ts';
import { evalVerdicts, feedbackVerdicts, qualityVerdicts } from './evaluations/plain-verdicts.ts';
import type { Verdict } from './evaluations/verdict.ts';
import { dimensionsOf } from './read-dimensions.ts';
import { readSpan } from './read-span.ts';

/** More verdicts than any span has: a broken emitter must not fill the table of scores. */
const mostEvaluations = 100;

/**
 * Verdicts that a span carries, about itself, its trace, its session, or (a carrier sent afterwards) the span it links to: OTel's
 * `gen_ai.evaluation.result` events and attributes, OpenInference's annotations and evaluations, `eval.*`, `quality.*` and feedback.
 * Pure, never throws; spans without any cost one look at their keys.
 */
export function readEvaluations(raw: RawSpan): Evaluation[] {
	if (!mayJudge(raw)) return [];
	const read = readSpan(raw);
	const about = targetsOf(raw, read.type, dimensionsOf(read.fields, raw).session ?? null);
	const { attributes } = raw;
	const onSpan = (verdict: Verdict): Evaluation => ({ ...verdict, target: about.span });
	const found: Evaluation[] = [
		...[...eventVerdicts(raw), ...otelVerdict(attributes, 'gen_ai.evaluation.*')].map(({ responseId, ...verdict }) => ({
			...verdict,
			target: { ...about.span, responseId },
		})),
		...openInferenceVerdicts(attributes).map(({ level, ...verdict }) => ({ ...verdict, target: about[level] })),
		...evalVerdicts(attributes).map(onSpan),
		...feedbackVerdicts(attributes).map((verdict) => ({ ...verdict, target: about.trace })),
		// Any span may be called "quality.something"; a root, or a span that has to do with models, means it.
		...(read.convention !== null || raw.parentSpanId === null ? qualityVerdicts(attributes) : []).map((verdict) => ({
			...verdict,
			target: raw.parentSpanId === null ? about.trace : about.span,
		})),
	];
	return found
		.filter(({ target }) => target.level !== 'session' || target.sessionId !== null)
		.slice(0, mostEvaluations);
}

const judging =
	/^(annotations\.|evaluations\.|(trace|session)\.(annotations|evaluations)\.|gen_ai\.evaluation\.|eval\.|quality\.|feedback\.|user\.feedback|thumbs_up$)/;

function mayJudge({ attributes, events }: RawSpan): boolean {
	for (const key of attributes.keys()) if (judging.test(key)) return true;
	return events.some(({ name }) => name === evaluationEvent);
}

/** Spans that are themselves judged: a link on them leads elsewhere (a batch, a queue), not to what the verdict is about. */
const judged: ReadonlySet<SpanType> = new Set<SpanType>(['llm', 'embedding', 'retrieval', 'rerank', 'tool', 'agent']);

/**
 * What verdicts on this span are about, by level. A carrier (spec: a span of its own with exactly one link) is about its link; an
 * evaluator's span inside the trace is about its parent; any other span is about itself.
 */
function targetsOf(
	{ traceId, spanId, parentSpanId, links }: RawSpan,
	type: SpanType,
	sessionId: string | null,
): { [Level in EvaluationTarget['level']]: EvaluationTarget } {
	const link = links.length === 1 && !judged.has(type) ? links[0] : undefined;
	const trace = { traceId: link?.traceId ?? traceId, spanId: null, sessionId: null, responseId: null };
	const subject = link?.spanId ?? (type === 'evaluator' ? parentSpanId : spanId);
	return {
		span: subject === null ? { ...trace, level: 'trace' } : { ...trace, level: 'span', spanId: subject },
		trace: { ...trace, level: 'trace' },
		session: { ...trace, level: 'session', sessionId },
	};
}
