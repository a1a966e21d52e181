import { describe, expect, test } from 'vitest';
import { authenticate, type FindKey, shownKeys } from './authenticate.ts';

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

describe('shownKeys', () => {
	test.each([
		['bearer', { authorization: 'Bearer abc' }, ['abc']],
		['any case, more space', { authorization: '  bearer   abc ' }, ['abc']],
		['basic: the password', { authorization: basic('pk-lf-1:abc') }, ['abc']],
		['basic: colons belong to the password', { authorization: basic('u:a:b') }, ['a:b']],
		['basic without password', { authorization: basic('abc') }, []],
		['x-api-key', { 'x-api-key': ' abc ' }, ['abc']],
		['both', { authorization: 'Bearer theirs', 'x-api-key': 'ours' }, ['ours', 'theirs']],
		['another scheme', { authorization: 'Digest abc' }, []],
		['bearer without a key', { authorization: 'Bearer ' }, []],
		['nothing', {}, []],
	])('%s', (_, headers, keys) => {
		expect(shownKeys(headers)).toEqual(keys);
	});
});

describe('authenticate', () => {
	const findKey: FindKey = async (key) =>
		key === 'ours' ? { id: 'k', projectId: 'p', scopes: ['ingest', 'scores'], browserOrigins: null } : null;

	test('the first live key with a scope that will do', async () => {
		const headers = { authorization: 'Bearer ours', 'x-api-key': 'theirs' };
		await expect(authenticate(findKey, headers, 'read', 'ingest')).resolves.toMatchObject({ projectId: 'p' });
	});

	test.each([
		['no key', {}, 'unauthenticated', /No API key/],
		['wrong key', { 'x-api-key': 'x' }, 'unauthenticated', /unknown or revoked/],
		['no scope', { 'x-api-key': 'ours' }, 'forbidden', /lacks the scope read/],
	])('%s', async (_, headers, code, message) => {
		await expect(authenticate(findKey, headers, 'read')).rejects.toMatchObject({
			code,
			message: expect.stringMatching(message),
		});
	});

	test('a store that is away is no wrong key', async () => {
		const away: FindKey = () => Promise.reject(new Error('ECONNREFUSED'));
		await expect(authenticate(away, { 'x-api-key': 'ours' }, 'ingest')).rejects.toMatchObject({ code: 'unavailable' });
	});
});
