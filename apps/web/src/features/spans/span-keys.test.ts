import { expect, test } from 'vitest';
import { keysFor } from './span-keys.ts';

test('the keys of several fields, each once', () => {
	const keys = { inputTokens: 'usage', outputTokens: 'usage', requestModel: 'gen_ai.request.model' };
	expect(keysFor(keys, ['inputTokens', 'outputTokens'])).toEqual(['usage']);
	expect(keysFor(keys, ['requestModel', 'inputTokens'])).toEqual(['gen_ai.request.model', 'usage']);
	expect(keysFor(keys, ['toolName'])).toBeNull();
});
