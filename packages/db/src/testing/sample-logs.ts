import type { SpanLog } from '@spanledger/core/logs/span-log';
import { noonNs } from './sample-spans.ts';

/** A user's message of the span that `sampleSpan` makes, a millisecond after its start, with the given fields changed. */
export function sampleLog(changes: Partial<SpanLog> = {}): SpanLog {
	return {
		traceId: 'aa'.repeat(16),
		spanId: 'bb'.repeat(8),
		timeNs: noonNs + 1_000_000n,
		observedTimeNs: noonNs + 1_000_000n,
		arrival: 1n << 20n,
		severityNumber: 9,
		eventName: 'gen_ai.user.message',
		use: 'content',
		inputPreview: 'What is the weather?',
		exceptionMessage: null,
		answer: null,
		content: {
			severityText: 'INFO',
			body: { content: 'What is the weather?' },
			attributes: { 'gen_ai.system': 'openai' },
			scope: { name: 'test', version: '1' },
			truncatedKeys: [],
		},
		...changes,
	};
}
