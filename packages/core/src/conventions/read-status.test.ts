import { expect, test } from 'vitest';
import type { AttributeValue } from '../spans/raw-span.ts';
import { sampleRawSpan } from '../spans/sample-raw-span.ts';
import { normaliseSpan } from './normalise-span.ts';

const call = (key: string, value: AttributeValue) =>
	normaliseSpan(sampleRawSpan({ 'llm.model': 'gpt-4o', 'llm.input_tokens': 7, [key]: value }));

const statuses: readonly (readonly [key: string, value: AttributeValue, status: string])[] = [
	['llm.error', 'rate limit', 'error'],
	['llm.error', false, 'unset'],
	['llm.error', 'None', 'unset'],
	['error', true, 'error'],
	['error', 'false', 'unset'],
	['error.type', 'RateLimitError', 'error'],
];

test.each(statuses)('%s = %s under an unset status: %s', (key, value, status) => {
	expect(call(key, value).status).toBe(status);
	const ok = sampleRawSpan({ 'llm.model': 'm', [key]: value }, { status: { code: 1, message: '' } });
	expect(normaliseSpan(ok).status).toBe('ok');
});
