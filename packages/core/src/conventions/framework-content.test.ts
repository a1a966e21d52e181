import { expect, test } from 'vitest';
import type { AttributeValue } from '../spans/raw-span.ts';
import { sampleRawSpan } from '../spans/sample-raw-span.ts';
import type { SpanContent } from './content.ts';
import { readContent } from './read-content.ts';
import { frameworkSamples } from './samples/framework-samples.ts';

type Sent = { readonly [key: string]: AttributeValue };
const text = (role: string, said: string) => ({ role, parts: [{ kind: 'text', text: said }] });
const sampled = (convention: string, at: number) => {
	const raw = frameworkSamples[convention]?.[at]?.raw;
	if (raw === undefined) throw new Error(`no sample ${at} of ${convention}`);
	return readContent(raw);
};

test('Genkit: parts without a type, tools of the request', () => {
	expect(sampled('genkit', 0)).toMatchObject({
		input: [text('system', 'terse'), text('user', 'Weather?')],
		output: [
			{
				role: 'assistant',
				parts: [{ kind: 'toolCall', id: '0', name: 'get_weather', arguments: { city: 'Paris' } }],
				finishReason: 'stop',
			},
		],
		toolDefinitions: [{ name: 'get_weather', description: 'now', parameters: { type: 'object' } }],
	} satisfies Partial<SpanContent>);
});

test('MLflow: a request and an answer as the provider had them; a retriever’s output is its documents', () => {
	expect(sampled('mlflow', 0)).toMatchObject({
		input: [text('user', 'Weather?')],
		output: [{ ...text('assistant', 'Rain.'), finishReason: 'stop' }],
	});
	expect(sampled('mlflow', 1).documents).toEqual([{ id: 'd1', content: 'rain', score: null, metadata: {} }]);
});

const contents: readonly (readonly [name: string, sent: Sent, expected: object])[] = [
	[
		'LiveKit’s chat context',
		{
			'lk.pii.chat_ctx':
				'{"items":[{"id":"1","type":"message","role":"system","content":["terse"]},{"id":"2","type":"message","role":"user","content":["Weather?"]},{"id":"3","type":"agent_config_update","tools_added":["x"]}]}',
			'lk.pii.response.text': 'Rain.',
		},
		{ input: [text('system', 'terse'), text('user', 'Weather?')], output: 'Rain.' },
	],
	[
		'Koog’s node',
		{ 'koog.node.id': 'n', 'koog.node.input': '"Weather?"', 'koog.node.output': '{"city":"Paris"}' },
		{ input: 'Weather?', output: { city: 'Paris' } },
	],
	[
		'an MCP tool',
		{ 'mcp.method.name': 'tools/call', 'mcp.tool.arguments': '{"city":"Paris"}', 'mcp.tool.result': '{"content":[]}' },
		{ input: { city: 'Paris' }, output: { content: [] } },
	],
	[
		'an MCP tool in OpenTelemetry’s names',
		{
			'mcp.method.name': 'tools/call',
			'gen_ai.tool.call.arguments': new Map([['city', 'Paris']]),
			'gen_ai.tool.call.result': 'rain',
			'mcp.request.payload': '{"jsonrpc":"2.0"}',
		},
		{ input: { city: 'Paris' }, output: 'rain' },
	],
	[
		'Sentry’s messages',
		{
			'sentry.op': 'gen_ai.chat',
			'gen_ai.request.messages': '[{"role":"user","content":"Why?"}]',
			'gen_ai.response.text': 'So.',
		},
		{ input: [text('user', 'Why?')], output: 'So.' },
	],
	[
		'a thing that is no conversation, called items',
		{ 'llm.model': 'm', 'llm.prompt': '{"items":[{"role":"admin"},{"type":"x","price":1}]}' },
		{ input: { items: [{ role: 'admin' }, { type: 'x', price: 1 }] } },
	],
];

test.each(contents)('%s', (_name, sent, expected) => {
	expect(readContent(sampleRawSpan(sent))).toMatchObject(expected);
});
