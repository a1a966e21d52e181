import { expect, test } from 'vitest';
import type { SpanContent } from '../conventions/content.ts';
import { messageTexts } from './message-texts.ts';

const content = (parts: Partial<SpanContent>): SpanContent => ({
	...{ input: null, output: null, systemInstructions: null, toolDefinitions: [], documents: [], keys: {} },
	...parts,
});

test('instructions, messages and the answer, each as text', () => {
	expect(
		messageTexts(
			content({
				systemInstructions: [{ kind: 'text', text: 'Be brief.' }],
				input: [
					{
						role: 'user',
						parts: [
							{ kind: 'text', text: 'Hi' },
							{ kind: 'media', modality: 'image', mimeType: null, url: 'x' },
						],
					},
				],
				output: [
					{ role: 'assistant', parts: [{ kind: 'toolCall', id: 'c', name: 'look', arguments: { at: 1 } }] },
					{ role: 'tool', parts: [{ kind: 'toolResult', id: 'c', name: null, result: '{"sky":"clear"}' }] },
				],
			}),
		),
	).toEqual([
		{ side: 'input', role: 'system', text: 'Be brief.' },
		{ side: 'input', role: 'user', text: 'Hi\n\n(image)' },
		{ side: 'output', role: 'assistant', text: 'calls look {\n  "at": 1\n}' },
		{ side: 'output', role: 'tool', text: 'tool gave {\n  "sky": "clear"\n}' },
	]);
});

test('what is no conversation is a value', () => {
	expect(messageTexts(content({ input: 'plain', output: { ok: true } }))).toEqual([
		{ side: 'input', role: 'input', text: 'plain' },
		{ side: 'output', role: 'output', text: '{\n  "ok": true\n}' },
	]);
	expect(messageTexts(content({}))).toEqual([]);
});
