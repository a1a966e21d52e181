import { cutText } from '../spans/clean-text.ts';
import type { Evaluation } from './evaluation.ts';
import type { Score } from './score.ts';

/** What identifies a verdict that came in telemetry, and when it was given. */
export type EvaluationOrigin = {
	/** A digest or key that is the same whenever the verdict is sent again. */
	id: string;
	timeMs: number;
	userId?: string | null;
};

/** An evaluation as a score; null when it only explains, without a value or a label. */
export function scoreOfEvaluation(
	evaluation: Evaluation,
	{ id, timeMs, userId = null }: EvaluationOrigin,
): Score | null {
	const { name, value, label, explanation, target, source } = evaluation;
	if (name === '' || (value === null && label === null)) return null;
	const trace = target.level === 'session' ? null : target.traceId;
	return {
		id: cutText(id, 200),
		name: cutText(name, 200),
		dataType: value === null ? 'categorical' : 'numeric',
		value,
		label: label === null ? null : cutText(label, 1_000),
		comment: explanation === null ? null : cutText(explanation, 10_000),
		source,
		traceId: trace === '' ? null : trace,
		spanId: target.level === 'span' ? target.spanId : null,
		sessionId: target.sessionId === null ? null : cutText(target.sessionId, 200),
		requestId: null,
		responseId: target.responseId === null ? null : cutText(target.responseId, 200),
		userId,
		timeMs,
	};
}
