import { expect, it } from 'vitest';
import type { SignalName } from '../quality/signals/signal-name.ts';
import type { AttributeValue } from '../spans/raw-span.ts';
import { sampleRawSpan } from '../spans/sample-raw-span.ts';
import { normaliseSpan } from './normalise-span.ts';

type Sent = { [key: string]: AttributeValue };
const read = (sent: Sent, more: Parameters<typeof sampleRawSpan>[1] = {}) => normaliseSpan(sampleRawSpan(sent, more));

const genAi = (text: string, more: Sent = {}): Sent => ({
	'gen_ai.operation.name': 'chat',
	'gen_ai.request.model': 'gpt-4o',
	'gen_ai.output.messages': JSON.stringify([{ role: 'assistant', parts: [{ type: 'text', content: text }] }]),
	...more,
});
const openInference = (text: string): Sent => ({
	'openinference.span.kind': 'LLM',
	'llm.model_name': 'gpt-4o',
	'llm.output_messages.0.message.role': 'assistant',
	'llm.output_messages.0.message.content': text,
});

const sorry = 'I’m sorry, but I cannot help with that.';
const documents = (...scores: number[]) => JSON.stringify(scores.map((score, id) => ({ id: `d${id}`, score })));

it.each<[what: string, sent: Sent, signals: SignalName[]]>([
	['GenAI messages', genAi(sorry), ['refusal', 'apology']],
	['OpenInference messages', openInference(sorry), ['refusal', 'apology']],
	['a plain answer', { 'llm.model': 'gpt-4o', 'llm.input_tokens': 5, 'llm.response': sorry }, ['refusal', 'apology']],
	[
		'Vercel AI',
		{ 'ai.operationId': 'ai.generateText.doGenerate', 'ai.response.text': sorry, 'ai.model.id': 'm' },
		['refusal', 'apology'],
	],
	['JSON asked', genAi('Sure, here it is', { 'gen_ai.output.type': 'json' }), ['invalid-json']],
	['JSON asked and given', genAi('{"a":1}', { 'gen_ai.output.type': 'json' }), []],
	[
		'JSON by OpenInference parameters',
		{
			...openInference('no'),
			'llm.invocation_parameters': '{"response_format":{"type":"json_object"}}',
		},
		['invalid-json'],
	],
	[
		'no parts at all',
		{
			...genAi(''),
			'gen_ai.output.messages': '[{"role":"assistant","parts":[]}]',
		},
		['empty-answer'],
	],
	[
		'only a tool call',
		{
			...genAi(''),
			'gen_ai.output.messages':
				'[{"role":"assistant","parts":[{"type":"tool_call","id":"1","name":"t","arguments":{}}]}]',
		},
		[],
	],
	['a finish reason', genAi('x', { 'gen_ai.response.finish_reasons': ['length'] }), ['truncated']],
	[
		'weak documents',
		{ 'gen_ai.operation.name': 'retrieval', 'gen_ai.retrieval.documents': documents(0.1, 0.2) },
		['low-retrieval'],
	],
	['good documents', { 'gen_ai.operation.name': 'retrieval', 'gen_ai.retrieval.documents': documents(0.1, 0.8) }, []],
	['no documents', { 'gen_ai.operation.name': 'retrieval', 'gen_ai.retrieval.documents': '[]' }, ['no-documents']],
	['documents that were not sent', { 'gen_ai.operation.name': 'retrieval' }, []],
	['a count without documents', { 'retrieval.query': 'q', 'retrieval.count': 0 }, ['no-documents']],
	[
		'a best score without documents',
		{ 'retrieval.query': 'q', 'retrieval.count': 4, 'retrieval.top_score': 0.12 },
		['low-retrieval'],
	],
	[
		'a guardrail',
		{ 'gen_ai.operation.name': 'guardrail.run', 'gen_ai.guardrail.status': 'blocked' },
		['guardrail-triggered'],
	],
	[
		'a guardrail that passed',
		{ 'gen_ai.operation.name': 'guardrail.run', 'guardrail.triggered': false },
		['guardrail-passed'],
	],
	[
		'words of an application on a span of its own',
		{ 'validation.passed': false, 'policy.violated': 'true', escalated: true },
		['validation-failed', 'policy-failed', 'escalated'],
	],
	[
		'words that all went well',
		{ 'validation.passed': true, 'policy.passed': 'yes', escalated: false },
		['validation-passed', 'policy-passed', 'not-escalated'],
	],
	// Spring's HTTP server says so of every request
	['an outcome that is no task’s', { outcome: 'SUCCESS' }, []],
])('%s', (_, sent, signals) => {
	expect(read(sent).signals).toEqual(signals);
});

it('tells the length of an answer, and nothing of one that was not sent', () => {
	expect(read(genAi('Hello')).answerLength).toBe(5);
	expect(read({ 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'gpt-4o' }).answerLength).toBeNull();
	expect(read({ 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.call.result': sorry })).toMatchObject({
		answerLength: null,
		signals: [],
	});
});

it('an outcome named as a task’s counts on any span', () => {
	expect(read({ 'task.outcome': 'success', 'http.request.method': 'POST' }).outcome).toBe('success');
	expect(read({ outcome: 'SUCCESS', 'http.request.method': 'POST' }).outcome).toBeNull();
});
