import { describe, expect, it } from 'vitest';
import { type AnnotationLevel, phoenixAnnotation } from './phoenix-annotation.ts';

const spanId = '67f6740bbe1ddc3f';
const sent = {
	span_id: spanId,
	name: 'correctness',
	annotator_kind: 'HUMAN',
	result: { label: 'correct', score: 0.85 },
};
const read = (changes: object, level: AnnotationLevel = 'span') =>
	phoenixAnnotation(level, 5).safeParse({ ...sent, ...changes });

describe('phoenixAnnotation', () => {
	it('is a score of the span', () =>
		expect(read({ result: { ...sent.result, explanation: 'as asked' }, metadata: { model: 'x' } }).data).toEqual({
			...{ id: `span:${spanId}::correctness`, name: 'correctness', dataType: 'numeric', value: 0.85, label: 'correct' },
			...{ comment: 'as asked', source: 'human', traceId: null, spanId, sessionId: null, requestId: null },
			...{ responseId: null, userId: null, timeMs: 5 },
		}));

	it.each([
		[{ annotator_kind: 'LLM' }, { source: 'judge' }],
		[{ annotator_kind: 'CODE' }, { source: 'api' }],
		[{ annotator_kind: undefined }, { source: 'api' }],
		[{ result: { label: 'good' } }, { dataType: 'categorical', label: 'good', value: null }],
		[{ identifier: 'user-123' }, { id: `span:${spanId}:user-123:correctness` }],
		[{ span_id: spanId.toUpperCase() }, { spanId }],
	])('%j', (changes, kept) => expect(read(changes).data).toMatchObject(kept));

	it('of a trace, and of a session', () => {
		const traceId = 'ab'.repeat(16);
		expect(read({ trace_id: traceId }, 'trace').data).toMatchObject({ traceId, spanId: null, sessionId: null });
		expect(read({ session_id: 's 1' }, 'session').data).toMatchObject({ traceId: null, sessionId: 's 1' });
	});

	it.each([
		[{ span_id: 'abc' }, ['span_id']],
		[{ name: ' ' }, ['name']],
		[{ result: null }, ['result']],
		[{ result: { explanation: 'only words' } }, ['result']],
		[{ result: { score: 'high' } }, ['result', 'score']],
	])('refuses %j by its field', (changes, path) => expect(read(changes).error?.issues[0]?.path).toEqual(path));
});
