import { TRPCClientError } from '@trpc/client';
import { expect, it } from 'vitest';
import { errorWords, refusalCode } from './error-words.ts';

const answer = (code: string, message: string) =>
	TRPCClientError.from({ error: { code: -32_004, message, data: { code, httpStatus: 404 } } });

it('takes the server at its word', () => {
	const error = answer('NOT_FOUND', 'no trace 0af7');
	expect(refusalCode(error)).toBe('NOT_FOUND');
	expect(errorWords(error)).toBe('No trace 0af7');
});

it('says that no answer came', () => {
	const error = TRPCClientError.from(new TypeError('Failed to fetch'));
	expect(refusalCode(error)).toBeNull();
	expect(errorWords(error)).toMatch(/^The server did not answer/);
});

it('leaves other errors their message', () => {
	expect(errorWords(new Error('boom'))).toBe('Boom');
});
