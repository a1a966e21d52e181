import { describe, expect, it } from 'vitest';
import { sampleRawLog } from '../logs/sample-raw-log.ts';
import { evaluationOfLog } from './evaluation-of-log.ts';
import { scoreOfEvaluation } from './score-of-evaluation.ts';

const origin = { id: 'e1', timeMs: 5 };
const scored = (attributes: Parameters<typeof sampleRawLog>[0], ids = {}) => {
	const log = sampleRawLog({ 'gen_ai.evaluation.name': 'Relevance', ...attributes }, ids);
	const evaluation = evaluationOfLog(log);
	return evaluation === null ? null : scoreOfEvaluation(evaluation, origin);
};
const { traceId, spanId } = sampleRawLog({});
const noIds = { traceId: null, spanId: null };

describe('a gen_ai.evaluation.result record as a score', () => {
	it('is the judge’s verdict on the span it names', () => {
		const told = {
			'gen_ai.evaluation.score.value': 4,
			'gen_ai.evaluation.score.label': 'relevant',
			'gen_ai.evaluation.explanation': 'It answers the question.',
		};
		expect(scored(told)).toMatchObject({
			id: 'e1',
			name: 'Relevance',
			dataType: 'numeric',
			value: 4,
			label: 'relevant',
			comment: 'It answers the question.',
			source: 'judge',
			traceId,
			spanId,
			timeMs: 5,
		});
	});

	it.each([
		['a number as text', { 'gen_ai.evaluation.score.value': '0.5' }, { dataType: 'numeric', value: 0.5 }],
		[
			'a label alone',
			{ 'gen_ai.evaluation.score.label': 'pass' },
			{ dataType: 'categorical', value: null, label: 'pass' },
		],
		['neither', { 'gen_ai.evaluation.explanation': 'The judge failed.' }, null],
		['a word', { 'gen_ai.evaluation.score.value': 'high' }, { dataType: 'categorical', label: 'high' }],
	])('%s', (_, attributes, expected) => {
		if (expected === null) expect(scored(attributes)).toBeNull();
		else expect(scored(attributes)).toMatchObject(expected);
	});

	it.each([
		['the trace', { ...noIds, traceId }, {}, { traceId, spanId: null }],
		['the answer', noIds, { 'gen_ai.response.id': 'resp_1' }, { traceId: null, responseId: 'resp_1', sessionId: null }],
		['the conversation', noIds, { 'gen_ai.conversation.id': 'c1' }, { traceId: null, sessionId: 'c1' }],
	])('may judge %s', (_, ids, attributes, expected) => {
		expect(scored({ 'gen_ai.evaluation.score.value': 1, ...attributes }, ids)).toMatchObject(expected);
	});

	it('needs a name', () => {
		expect(evaluationOfLog(sampleRawLog({ 'gen_ai.evaluation.score.value': 1 }))).toBeNull();
	});
});
