import { expect, test } from 'vitest';
import type { AttributeValue } from '../spans/raw-span.ts';
import { sampleRawSpan } from '../spans/sample-raw-span.ts';
import { normaliseSpan } from './normalise-span.ts';

const tiers: readonly (readonly [sent: { readonly [key: string]: AttributeValue }, tier: string | null])[] = [
	[{ 'openai.response.service_tier': 'default', 'openai.request.service_tier': 'flex' }, null],
	[{ 'openai.request.service_tier': 'Priority' }, 'priority'],
	[{ 'gen_ai.request.service_tier': 'batch' }, 'batch'],
	[{ 'gen_ai.response.service_tier': 'SCALE' }, 'scale'],
	[{ 'llm.service_tier': 'on_demand' }, null],
	[{ 'llm.service_tier': 'performance' }, 'performance'],
	[{ 'llm.batch': true }, 'batch'],
	[{ 'llm.batch': 'false', 'batch.id': 'b-1' }, null],
	[{ 'batch.id': 'b-1' }, 'batch'],
	[{ 'gen_ai.openai.batch.id': 'b-1' }, 'batch'],
	[{ 'gen_ai.operation.name': 'chat.batch' }, 'batch'],
	[{ 'batch.id': 'b-1', 'openinference.span.kind': 'TOOL' }, null],
];

test.each(tiers)('service tier of %j is %s', (sent, tier) => {
	const raw = sampleRawSpan({ 'llm.model': 'gpt-4o', 'llm.input_tokens': 7, ...sent });
	expect(normaliseSpan(raw).serviceTier).toBe(tier);
});
