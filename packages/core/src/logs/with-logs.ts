import { type SignalName, sortSignals } from '../quality/signals/signal-name.ts';
import type { Span } from '../spans/span.ts';
import type { AnswerNote, LogNote } from './span-log.ts';

/**
 * Spans with what their log records know beyond them: the question, the answer's length, end and signals, that there is content, and why
 * they failed. What the span itself says is never replaced. `notes` in the order they were written; the result does not depend on whether span or record came first.
 */
export function withLogs(spans: readonly Span[], notes: readonly LogNote[]): Span[] {
	const bySpan = new Map<string, LogNote[]>();
	for (const note of notes) {
		const known = bySpan.get(note.spanId);
		if (known === undefined) bySpan.set(note.spanId, [note]);
		else known.push(note);
	}
	return spans.map((span) => {
		const own = bySpan.get(span.spanId);
		return own === undefined ? span : withNotes(span, own);
	});
}

function withNotes(span: Span, notes: readonly LogNote[]): Span {
	// the last question: a history is told from its beginning
	const asked = notes.findLast(({ inputPreview }) => inputPreview !== null);
	const failure = notes.find(({ exceptionMessage }) => exceptionMessage !== null);
	const unexplained = span.status === 'error' && span.statusMessage === '';
	return {
		...span,
		...answerOf(
			span,
			notes.flatMap(({ answer }) => answer ?? []),
		),
		inputPreview: span.inputPreview ?? asked?.inputPreview ?? null,
		hasContent: span.hasContent || notes.some(({ use }) => use === 'content'),
		statusMessage: unexplained ? (failure?.exceptionMessage ?? '') : span.statusMessage,
	};
}

type Answered = Pick<Span, 'finishReasons' | 'answerLength' | 'signals'>;
/** Told by a finish reason, by any of several choices; what the text says is the last one's. */
const ofReasons: ReadonlySet<SignalName> = new Set(['truncated', 'content-filtered']);

function answerOf({ type, status, jsonAsked, ...own }: Span, answers: readonly AnswerNote[]): Answered {
	const { finishReasons, answerLength, signals } = own;
	const last = answers.at(-1);
	if (type !== 'llm' || last === undefined) return { finishReasons, answerLength, signals };
	const told = answerLength === null ? last.signals : [];
	const ended = finishReasons.length === 0 ? answers : [];
	const isAnswered = (last.length ?? 0) > 0;
	return {
		finishReasons: finishReasons.length > 0 ? finishReasons : ended.flatMap((answer) => answer.finishReasons),
		answerLength: answerLength ?? last.length,
		signals: sortSignals([
			// 0 output tokens said so, and here is the answer
			...signals.filter((name) => name !== 'empty-answer' || !isAnswered || answerLength !== null),
			...ended.flatMap((answer) => answer.signals.filter((name) => ofReasons.has(name))),
			...told.filter(
				(name) =>
					!ofReasons.has(name) &&
					(name !== 'invalid-json' || jsonAsked) &&
					(name !== 'empty-answer' || status !== 'error'),
			),
		]),
	};
}
