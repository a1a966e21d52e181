import type { Span } from '../spans/span.ts';
import type { LogNote } from './span-log.ts';

/**
 * Spans with what their log records know beyond them: the question, that there is content, and why they failed. What the span itself
 * says is never replaced. `notes` in the order they were written; the result does not depend on whether span or record came first.
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
		inputPreview: span.inputPreview ?? asked?.inputPreview ?? null,
		hasContent: span.hasContent || notes.some(({ use }) => use === 'content'),
		statusMessage: unexplained ? (failure?.exceptionMessage ?? '') : span.statusMessage,
	};
}
