import { expect, test } from 'vitest';
import type { AttributeValue } from '../spans/raw-span.ts';
import { sampleRawSpan } from '../spans/sample-raw-span.ts';
import { normaliseSpan } from './normalise-span.ts';

const call = (key: string, value: AttributeValue) =>
	normaliseSpan(sampleRawSpan({ 'llm.model': 'gpt-4o', 'llm.input_tokens': 7, [key]: value }));

const units: readonly (readonly [key: string, value: AttributeValue, units: object])[] = [
	['gen_ai.usage.server_tool_use.web_search_requests', 3, { webSearches: 3 }],
	['anthropic.usage.server_tool_use.web_search_requests', '2', { webSearches: 2 }],
	[
		'ai.response.providerMetadata',
		'{"anthropic":{"usage":{"server_tool_use":{"web_search_requests":4}}}}',
		{ webSearches: 4 },
	],
	['langfuse.observation.usage_details', '{"input":7,"images":2,"characters":80}', { images: 2, characters: 80 }],
	['llm.images', 1, { images: 1 }],
	['gen_ai.request.audio_duration', 12.5, { audioSeconds: 12.5 }],
	['gen_ai.usage.characters', -1, {}],
	['gen_ai.usage.characters', 1e12, {}],
];

test.each(units)('units: %s = %s', (key, value, expected) => {
	expect(call(key, value).units).toEqual(expected);
});

const pictures: readonly (readonly [sent: { readonly [key: string]: AttributeValue }, expected: object])[] = [
	[{ 'gen_ai.operation.name': 'image', 'gen_ai.request.n': 3 }, { images: 3 }],
	[{ 'gen_ai.operation.name': 'image', 'gen_ai.request.n': 3, 'gen_ai.response.image': ['a', 'b'] }, { images: 2 }],
	[{ 'gen_ai.operation.name': 'image_generation', 'gen_ai.response.image': '["a"]', 'llm.images': 4 }, { images: 4 }],
	[{ 'gen_ai.operation.name': 'chat', 'gen_ai.request.n': 3 }, {}],
	[{ 'gen_ai.operation.name': 'image' }, {}],
];

test.each(pictures)('pictures of %j', (sent, expected) => {
	expect(normaliseSpan(sampleRawSpan({ 'gen_ai.request.model': 'dall-e-3', ...sent })).units).toEqual(expected);
});
