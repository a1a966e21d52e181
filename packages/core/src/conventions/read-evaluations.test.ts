import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AttributeValue, RawSpan } from '../spans/raw-span.ts';
import { sampleRawSpan } from '../spans/sample-raw-span.ts';
import { anyValue } from './convention.cases.ts';
import { readEvaluations } from './read-evaluations.ts';

type Sent = { readonly [key: string]: AttributeValue };
const span = (sent: Sent, more: Partial<RawSpan> = {}) => sampleRawSpan(sent, more);
const { traceId, spanId } = span({});
const attributes = (sent: Sent) => new Map(Object.entries(sent));
const link = (to: { traceId: string; spanId: string }) => ({ ...to, traceState: '', attributes: attributes({}) });
const other = { traceId: '80f198ee56343ba864fe8b2a57d3eff7', spanId: 'e457b5a2e4d86bd1' };
const onSpan = { level: 'span', traceId, spanId, sessionId: null, responseId: null };
const onTrace = { ...onSpan, level: 'trace', spanId: null };

test('an OTel event judges the span that carries it', () => {
	const event = (sent: Sent) => ({ name: 'gen_ai.evaluation.result', timeNs: 0n, attributes: attributes(sent) });
	const raw = span(
		{ 'gen_ai.operation.name': 'chat' },
		{
			events: [
				event({
					'gen_ai.evaluation.name': 'Relevance',
					'gen_ai.evaluation.score.value': 0.85,
					'gen_ai.evaluation.score.label': 'relevant',
					'gen_ai.evaluation.explanation': 'On topic.',
					'gen_ai.response.id': 'chatcmpl-1',
				}),
				event({ 'gen_ai.evaluation.name': 'Toxicity', 'error.type': 'timeout' }),
				event({ 'gen_ai.evaluation.score.value': 1 }),
			],
		},
	);
	expect(readEvaluations(raw)).toEqual([
		{
			name: 'Relevance',
			value: 0.85,
			label: 'relevant',
			explanation: 'On topic.',
			source: 'judge',
			key: 'event: gen_ai.evaluation.result #0',
			target: { ...onSpan, responseId: 'chatcmpl-1' },
		},
		{
			name: 'Toxicity',
			value: null,
			label: null,
			explanation: 'timeout',
			source: 'judge',
			key: 'event: gen_ai.evaluation.result #1',
			target: onSpan,
		},
	]);
});

test('an evaluator’s own span judges its parent, without one the trace', () => {
	const sent = { 'gen_ai.evaluation.name': 'Fluency', 'gen_ai.evaluation.score.value': '4' };
	expect(readEvaluations(span(sent, { parentSpanId: other.spanId }))).toMatchObject([
		{ value: 4, target: { ...onSpan, spanId: other.spanId } },
	]);
	expect(readEvaluations(span(sent))).toMatchObject([{ target: onTrace }]);
});

const annotation = (prefix: string, wrap: string, more: Sent = {}) => ({
	[`${prefix}.0.${wrap}.name`]: 'hallucination',
	[`${prefix}.0.${wrap}.score`]: 1,
	[`${prefix}.0.${wrap}.label`]: 'hallucinated',
	[`${prefix}.0.${wrap}.annotator_kind`]: 'LLM',
	...more,
});

describe('OpenInference', () => {
	test.each([
		['annotations', 'annotation', onSpan],
		['evaluations', 'evaluation', onSpan],
		['trace.annotations', 'annotation', onTrace],
		['session.evaluations', 'evaluation', { ...onTrace, level: 'session', sessionId: 's-1' }],
	])('%s', (prefix, wrap, target) => {
		const sent = { 'openinference.span.kind': 'CHAIN', 'session.id': 's-1', ...annotation(prefix, wrap) };
		expect(readEvaluations(span(sent))).toEqual([
			{
				name: 'hallucination',
				value: 1,
				label: 'hallucinated',
				explanation: null,
				source: 'judge',
				key: `${prefix}.0.${wrap}`,
				target,
			},
		]);
	});

	test('several results, kinds of judges, and a session that nobody named', () => {
		const found = readEvaluations(
			span({
				...annotation('annotations', 'annotation', { 'annotations.0.annotation.annotator_kind': 'HUMAN' }),
				'annotations.1.annotation.name': 'length',
				'annotations.1.annotation.score': -3.5,
				'annotations.1.annotation.annotator_kind': 'CODE',
				'annotations.2.annotation.score': 1,
				...annotation('session.annotations', 'annotation'),
			}),
		);
		expect(found.map(({ name, value, source }) => [name, value, source])).toEqual([
			['hallucination', 1, 'human'],
			['length', -3.5, 'api'],
		]);
	});

	test('one result told in both words comes once', () => {
		const both = { ...annotation('annotations', 'annotation'), ...annotation('evaluations', 'evaluation') };
		expect(readEvaluations(span(both))).toHaveLength(1);
	});

	test('a carrier sent afterwards is about its link, never its parent or itself', () => {
		const sent = { 'openinference.span.kind': 'EVALUATOR', ...annotation('evaluations', 'evaluation') };
		const target = { ...onSpan, ...other };
		expect(readEvaluations(span(sent, { links: [link(other)], parentSpanId: 'aaaaaaaaaaaaaaaa' }))).toMatchObject([
			{ target },
		]);
		const trace = { 'openinference.span.kind': 'EVALUATOR', ...annotation('trace.evaluations', 'evaluation') };
		expect(readEvaluations(span(trace, { links: [link(other)] }))).toMatchObject([
			{ target: { ...onTrace, traceId: other.traceId } },
		]);
		// A call's own link leads to its batch or queue.
		const inline = { 'openinference.span.kind': 'LLM', ...annotation('annotations', 'annotation') };
		expect(readEvaluations(span(inline, { links: [link(other)] }))).toMatchObject([{ target: onSpan }]);
	});
});

const plain: readonly (readonly [sent: Sent, expected: object])[] = [
	[
		{ 'eval.Hallucination.score': 0, 'eval.Hallucination.label': 'factual' },
		{ name: 'Hallucination', value: 0, label: 'factual', source: 'judge' },
	],
	[
		{ 'eval.name': 'qa', 'eval.score': 0.5, 'eval.explanation': 'half' },
		{ name: 'qa', value: 0.5, explanation: 'half' },
	],
	[
		{ 'quality.groundedness': 0.8, 'quality.threshold': 0.5 },
		{ name: 'groundedness', value: 0.8, source: 'api', target: onTrace },
	],
	[{ 'quality.score': '0.9' }, { name: 'quality', value: 0.9 }],
	[{ 'quality.passed': true }, { name: 'passed', value: 1 }],
	[
		{ thumbs_up: false, 'feedback.comment': 'wrong city' },
		{ name: 'thumbs', value: 0, explanation: 'wrong city', source: 'human', target: onTrace },
	],
	[{ 'feedback.score': 4 }, { name: 'feedback', value: 4 }],
	[{ 'user.feedback': 'good' }, { name: 'feedback', value: null, label: 'good' }],
];

test.each(plain)('%j', (sent, expected) => {
	expect(readEvaluations(span(sent))).toMatchObject([expected]);
});

test('quality of a plain span below a root is nobody’s verdict, of a call it is', () => {
	const below = { parentSpanId: other.spanId };
	expect(readEvaluations(span({ 'quality.bitrate': 320 }, below))).toEqual([]);
	expect(readEvaluations(span({ 'quality.fluency': 1, 'llm.model': 'm' }, below))).toMatchObject([{ target: onSpan }]);
	expect(readEvaluations(span({ 'quality.grade': 'high' }))).toEqual([]);
});

test('ordinary spans carry none', () => {
	expect(readEvaluations(span({ 'gen_ai.operation.name': 'chat', evaluation: 'x', quality: 1 }))).toEqual([]);
});

test('whatever the keys hold, verdicts can be stored', () => {
	const key = fc.constantFrom(
		'gen_ai.evaluation.name',
		'gen_ai.evaluation.score.value',
		'annotations.0.annotation.name',
		'annotations.0.annotation.score',
		'annotations.0.annotation.explanation',
		'trace.evaluations.1.evaluation.name',
		'trace.evaluations.1.evaluation.label',
		'eval.a.score',
		'eval.__proto__.score',
		'quality.x',
		'feedback.score',
		'user.feedback',
		'session.id',
	);
	fc.assert(
		fc.property(fc.array(fc.tuple(key, anyValue), { maxLength: 12 }), (entries) => {
			for (const { name, value, explanation } of readEvaluations(sampleRawSpan(new Map(entries)))) {
				expect(name).not.toBe('');
				expect(value === null || Number.isFinite(value)).toBe(true);
				expect((explanation ?? '').length).toBeLessThanOrEqual(4000);
				expect(JSON.stringify([name, explanation])).not.toMatch(/\\u0000/);
			}
		}),
	);
});
