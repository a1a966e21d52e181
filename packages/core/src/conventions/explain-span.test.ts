import { recordedSpans } from '@spanledger/fixtures/recordings';
import { describe, expect, test } from 'vitest';
import { sampleRawSpan } from '../spans/sample-raw-span.ts';
import { samples } from './convention.samples.ts';
import { explainSpan } from './explain-span.ts';
import { normaliseSpan } from './normalise-span.ts';
import { sourceSamples } from './samples/source-samples.ts';

const told = (explanation: ReturnType<typeof explainSpan>) =>
	Object.fromEntries(explanation.fields.map(({ field, value, key }) => [field, [value, key]]));

describe('a call', () => {
	const raw = sampleRawSpan(
		{
			'gen_ai.operation.name': 'chat',
			'gen_ai.system': 'openai',
			'gen_ai.provider.name': 'azure',
			'gen_ai.request.model': 'gpt-4o',
			'gen_ai.usage.input_tokens': 12,
			'gen_ai.usage.cache_read.input_tokens': 1500,
			'gen_ai.usage.output_tokens': 30,
			'gen_ai.prompt.0.role': 'user',
			'gen_ai.prompt.0.content': 'Why?',
			'gen_ai.prompt.1.role': 'assistant',
			'gen_ai.request.temperature': 0.2,
			'batch.id': 'b-1',
			metadata: '{"tenant":"acme","account":"a-1"}',
			colour: 'blue',
		},
		{
			traceState: 'ot=th:8',
			resource: new Map([['deployment.environment.name', 'prod']]),
			events: [
				{ name: 'gen_ai.content.completion.chunk', timeNs: 1_795_195_650_250_000_000n, attributes: new Map() },
				{ name: 'gen_ai.choice', timeNs: 0n, attributes: new Map([['message', 'Rain.']]) },
			],
		},
	);

	test('says for every value what gave it', () => {
		expect(told(explainSpan(raw, { user: ['metadata › account'] }))).toEqual({
			type: ['llm', 'gen_ai.operation.name'],
			operation: ['chat', 'gen_ai.operation.name'],
			provider: ['azure.ai.openai', 'gen_ai.provider.name'],
			requestModel: ['gpt-4o', 'gen_ai.request.model'],
			inputTokens: [1512, 'derived: gen_ai.usage.input_tokens + gen_ai.usage.cache_read.input_tokens'],
			outputTokens: [30, 'gen_ai.usage.output_tokens'],
			cacheReadTokens: [1500, 'gen_ai.usage.cache_read.input_tokens'],
			serviceTier: ['batch', 'batch.id'],
			samplingWeight: [2, 'tracestate'],
			timeToFirstTokenMs: [250, 'event: gen_ai.content.completion.chunk'],
			tenant: ['acme', 'metadata › tenant'],
			user: ['a-1', 'metadata › account'],
			environment: ['prod', 'resource: deployment.environment.name'],
			input: [expect.anything(), 'gen_ai.prompt.*'],
			output: [expect.anything(), 'event: gen_ai.choice'],
		});
	});

	test('says what became of every attribute', () => {
		const { attributes } = explainSpan(raw);
		const use = Object.fromEntries(attributes.map((one) => [one.key, one.use]));
		expect(attributes.map(({ key }) => key)).toEqual([...raw.attributes.keys()]);
		expect(use).toMatchObject({
			'gen_ai.system': 'outranked',
			'gen_ai.prompt.1.role': 'read',
			'gen_ai.request.temperature': 'unread',
			metadata: 'read',
			colour: 'unread',
		});
		expect(attributes.find(({ key }) => key === 'gen_ai.system')?.fields).toEqual(['provider']);
	});

	test('names who else would have read it', () => {
		const both = sampleRawSpan({
			'openinference.span.kind': 'LLM',
			'llm.model_name': 'gpt-4o',
			'gen_ai.system': 'openai',
		});
		expect(explainSpan(both)).toMatchObject({
			convention: { name: 'openinference' },
			alsoClaimedBy: ['otel-genai', 'plain'],
		});
	});
});

test('a plain span gives dimensions and nothing else', () => {
	const raw = sampleRawSpan({ 'http.request.method': 'GET', 'http.route': '/u', 'user.id': 'u-1' }, { name: 'GET /u' });
	expect(explainSpan(raw)).toMatchObject({ convention: null, alsoClaimedBy: [] });
	expect(told(explainSpan(raw))).toEqual({ route: ['/u', 'http.route'], user: ['u-1', 'user.id'] });
});

test('log records speak where the span is silent', () => {
	const raw = sampleRawSpan({ 'gen_ai.operation.name': 'chat' });
	const log = { name: 'gen_ai.user.message', timeNs: 0n, attributes: new Map([['content', 'Why?']]) };
	expect(told(explainSpan(raw, undefined, [log])).input?.[1]).toBe('log: gen_ai.user.message');
});

test('verdicts are told with their keys', () => {
	const raw = sampleRawSpan({
		'llm.model': 'm',
		'annotations.0.annotation.name': 'ok',
		'annotations.0.annotation.score': 1,
	});
	const explanation = explainSpan(raw);
	expect(told(explanation)['evaluation: ok']).toEqual([1, 'annotations.0.annotation']);
	expect(explanation.attributes.map(({ use }) => use)).toEqual(['read', 'read', 'read']);
});

const every = [
	...Object.values(samples).flat(),
	...Object.values(sourceSamples)
		.flat()
		.map(({ raw }) => raw),
	...[
		'vercel-ai-v5',
		'vercel-ai-v7-otel',
		'langfuse-js',
		'openlit-js',
		'traceloop-js-openai',
		'anthropic-sdk-native',
	].flatMap(recordedSpans),
	...recordedSpans('openinference-js-openai-anthropic'),
];

/** Fields of a span that hold a value nobody can have guessed: each must say where it comes from. */
const fieldsWithKeys = [
	'type',
	'operation',
	'provider',
	'requestModel',
	'responseModel',
	'serviceTier',
	'reportedCostUsd',
	'timeToFirstTokenMs',
	'toolName',
	'toolCallId',
	'promptName',
	'promptVersion',
	'samplingWeight',
	'stage',
] as const;

test('no value of any known span comes from nowhere', () => {
	for (const raw of every) {
		const span = normaliseSpan(raw);
		const keys = told(explainSpan(raw));
		for (const field of fieldsWithKeys) {
			const value = span[field];
			if (value === null || (field === 'type' && value === 'other')) continue;
			expect(keys[field], `${raw.scope.name}: ${raw.name}: ${field}`).toEqual([value, expect.stringMatching(/./)]);
		}
		for (const [field, count] of Object.entries({ ...span.usage, ...span.units, ...span.dimensions })) {
			if (count !== null) expect(keys[field]?.[0], `${raw.name}: ${field}`).toBe(count);
		}
	}
});
