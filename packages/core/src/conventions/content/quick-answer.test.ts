import { recordedSpans, recordingFolders } from '@spanledger/fixtures/recordings';
import { expect, it } from 'vitest';
import type { AttributeValue } from '../../spans/raw-span.ts';
import { isMessages } from '../content.ts';
import { readContent } from '../read-content.ts';
import { readSpan } from '../read-span.ts';
import { quickAnswer } from './quick-answer.ts';

const quick = (key: string, sent: { [key: string]: AttributeValue }) => quickAnswer(new Map(Object.entries(sent)), key);

it.each<[what: string, key: string, sent: { [key: string]: AttributeValue }, answer: ReturnType<typeof quick>]>([
	['plain text', 'llm.response', { 'llm.response': 'Hi' }, { text: 'Hi', callsTools: false }],
	[
		'text and a tool call',
		'o',
		{
			o: '[{"role":"assistant","parts":[{"type":"text","content":"Let me look."},{"type":"tool_call","name":"t"}]}]',
		},
		{ text: 'Let me look.', callsTools: true },
	],
	[
		'only a tool call',
		'o',
		{ o: '[{"role":"assistant","parts":[{"type":"tool_call","name":"t"}]}]' },
		{ text: null, callsTools: true },
	],
	['no part', 'o', { o: '[{"role":"assistant","parts":[]}]' }, { text: '', callsTools: false }],
	['a picture is looked at properly', 'o', { o: '[{"role":"assistant","parts":[{"type":"image"}]}]' }, null],
	['two messages are looked at properly', 'o', { o: '[{"role":"a","content":"x"},{"role":"a","content":"y"}]' }, null],
	['broken JSON is looked at properly', 'o', { o: '[{"role":' }, null],
	[
		'indexed',
		'llm.output_messages.0.message.role',
		{
			'llm.output_messages.0.message.role': 'assistant',
			'llm.output_messages.0.message.content': 'Hi',
		},
		{ text: 'Hi', callsTools: false },
	],
	['indexed without text', 'gen_ai.completion.0.role', { 'gen_ai.completion.0.role': 'assistant' }, null],
	[
		'Vercel AI’s text beside tool calls',
		'ai.response.text',
		{ 'ai.response.text': 'Hi', 'ai.response.toolCalls': '[]' },
		null,
	],
])('%s', (_, key, sent, answer) => {
	expect(quick(key, sent)).toEqual(answer);
});

it('says the same as the proper reading, on every recorded call', () => {
	let compared = 0;
	for (const raw of recordingFolders().flatMap(recordedSpans)) {
		const { type, fields } = readSpan(raw);
		const key = fields.keys.output;
		if (type !== 'llm' || key === undefined) continue;
		const answer = quickAnswer(raw.attributes, key);
		if (answer === null) continue;
		const { output } = readContent(raw);
		const parts = isMessages(output) ? (output.at(-1)?.parts ?? []) : [];
		const texts = parts.flatMap((part) => (part.kind === 'text' ? [part.text] : []));
		expect(answer.text ?? '').toBe(typeof output === 'string' ? output : texts.join('\n'));
		expect(answer.callsTools).toBe(parts.some(({ kind }) => kind === 'toolCall'));
		compared++;
	}
	expect(compared).toBeGreaterThan(30);
});
