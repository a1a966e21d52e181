import { expect, test } from 'vitest';
import type { AttributeValue, RawEvent } from '../../spans/raw-span.ts';
import { sampleRawSpan } from '../../spans/sample-raw-span.ts';
import { normaliseSpan } from '../normalise-span.ts';
import { readContent } from '../read-content.ts';

const text = (role: string, said: string) => ({ role, parts: [{ kind: 'text', text: said }] });
const event = (name: string, attributes: { readonly [key: string]: AttributeValue }): RawEvent => ({
	name,
	timeNs: 0n,
	attributes: new Map(Object.entries(attributes)),
});

test.each([
	[
		'one event per message',
		[
			event('gen_ai.system.message', { content: 'terse' }),
			event('gen_ai.user.message', { content: '[{"text":"Weather?"}]' }),
			event('gen_ai.choice', { message: '{"role":"assistant","content":"Rain."}', finish_reason: 'stop', index: 0 }),
		],
	],
	[
		'the event’s body as one attribute',
		[
			event('gen_ai.system.message', { 'gen_ai.event.content': '{"role":"system","content":"terse"}' }),
			event('gen_ai.user.message', { 'gen_ai.event.content': '{"content":"Weather?"}' }),
			event('gen_ai.choice', {
				'gen_ai.event.content': '{"index":0,"finish_reason":"stop","message":{"content":"Rain."}}',
			}),
		],
	],
	[
		'prompt and completion events',
		[
			event('gen_ai.content.prompt', {
				'gen_ai.prompt': '[{"role":"system","content":"terse"},{"role":"user","content":"Weather?"}]',
			}),
			event('gen_ai.content.completion', {
				'gen_ai.completion': '[{"role":"assistant","content":"Rain.","finish_reason":"stop"}]',
			}),
		],
	],
	[
		'operation details',
		[
			event('gen_ai.client.inference.operation.details', {
				'gen_ai.input.messages':
					'[{"role":"system","parts":[{"type":"text","content":"terse"}]},{"role":"user","parts":[{"type":"text","content":"Weather?"}]}]',
				'gen_ai.output.messages':
					'[{"role":"assistant","parts":[{"type":"text","content":"Rain."}],"finish_reason":"stop"}]',
			}),
		],
	],
])('content from span events: %s', (_name, events) => {
	const content = readContent(sampleRawSpan({ 'gen_ai.operation.name': 'chat' }, { events }));
	expect(content.input).toEqual([text('system', 'terse'), text('user', 'Weather?')]);
	expect(content.output).toEqual([{ ...text('assistant', 'Rain.'), finishReason: 'stop' }]);
	const span = normaliseSpan(sampleRawSpan({ 'gen_ai.operation.name': 'chat' }, { events }));
	expect(span).toMatchObject({ hasContent: true, inputPreview: 'Weather?' });
});
