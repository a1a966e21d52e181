import type { AttributeValue, RawSpan } from '../../spans/raw-span.ts';
import { sampleRawSpan } from '../../spans/sample-raw-span.ts';

/** One span as its emitter's source writes it, and fields that must be read out of it. */
export type Sample = { readonly raw: RawSpan; readonly expected: object };
export type Samples = { readonly [convention: string]: readonly Sample[] };

export type Sent = { readonly [key: string]: AttributeValue };

export function sample(scope: string, name: string, sent: Sent, expected: object, more: Partial<RawSpan> = {}): Sample {
	return { raw: sampleRawSpan(sent, { name, scope: { name: scope, version: '1.0.0' }, ...more }), expected };
}

/** OTel's attributes of one call, for samples that add their own. */
export const call = {
	'gen_ai.operation.name': 'chat',
	'gen_ai.request.model': 'gpt-4o-mini',
	'gen_ai.response.id': 'chatcmpl-1',
	'gen_ai.usage.input_tokens': 120,
	'gen_ai.usage.output_tokens': 30,
};
/** Its usage. */
export const counted = { inputTokens: 120, outputTokens: 30 };
