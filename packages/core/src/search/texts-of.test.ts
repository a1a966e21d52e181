import { expect, it } from 'vitest';
import type { SpanContent } from '../conventions/content.ts';
import { textsOf } from './texts-of.ts';

const nothing: SpanContent = {
	input: null,
	output: null,
	systemInstructions: null,
	toolDefinitions: [],
	documents: [],
	keys: {},
};

it('reads messages, tools, documents and errors, each with its place', () => {
	const texts = textsOf(
		{
			...nothing,
			systemInstructions: [{ kind: 'text', text: 'Be kind.' }],
			input: [
				{ role: 'system', parts: [{ kind: 'text', text: 'Be brief.' }] },
				{ role: 'user', parts: [{ kind: 'text', text: 'Where is it?' }] },
			],
			output: [
				{ role: 'assistant', parts: [{ kind: 'toolCall', id: null, name: 'track', arguments: { order: ['A7', 12] } }] },
			],
			documents: [{ id: 'd', content: 'Parcels', score: 1, metadata: { source: 'faq.md' } }],
		},
		'timed out',
	);
	expect(texts.map(({ place, text }) => `${place}: ${text}`)).toEqual([
		'system: Be kind.',
		'system: Be brief.',
		'input: Where is it?',
		'output: track',
		'output: A7',
		'output: 12',
		'documents: Parcels',
		'documents: faq.md',
		'error: timed out',
	]);
});

it('leaves out what has no words', () => {
	const media = { kind: 'media', modality: 'image', mimeType: null, url: 'data:image/png;base64,AAAA' } as const;
	const blob = 'iVBORw0KGgo'.repeat(100);
	expect(textsOf({ ...nothing, input: [{ role: 'user', parts: [media] }], output: { image: blob } })).toEqual([]);
});
