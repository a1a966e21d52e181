/** Who judged: a person, a model or rule of the app's own, or a program that only reported a figure. */
export type EvaluationSource = 'human' | 'judge' | 'api';

/** What was judged. `responseId` is the provider's id of the judged answer, where only that was told. */
export type EvaluationTarget = {
	level: 'span' | 'trace' | 'session';
	traceId: string;
	/** null unless the level is span and the span is known. */
	spanId: string | null;
	/** The judged session's own id; null unless the level is session and the emitter named it. */
	sessionId: string | null;
	responseId: string | null;
};

/**
 * One verdict on an answer, as telemetry carried it: a `gen_ai.evaluation.result` event or log record, or OpenInference annotations.
 * `value` and `label` may both be null when only an explanation (or an evaluator's failure) was told.
 */
export type Evaluation = {
	name: string;
	/** As sent: direction and range are the name's own. */
	value: number | null;
	label: string | null;
	explanation: string | null;
	target: EvaluationTarget;
	source: EvaluationSource;
	/** The attribute (prefix) or event that gave it. Same span and same key = the same verdict. */
	key: string;
};
