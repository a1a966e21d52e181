import { describe, expect, it } from 'vitest';
import { type Attempt, attemptWords, nextTryWords, testWords } from './delivery-words.ts';
import type { Delivery } from './use-channels.ts';

const at = '2026-11-20T12:00:00Z';
const now = new Date(at);
const refused = '10.0.0.5 is not on the public internet (private); allow it with SPANLEDGER_ALLOW_PRIVATE_WEBHOOKS';
const delivered: Attempt = { at, ms: 32, status: 200, error: null };
const missing: Attempt = { at, ms: 87, status: 404, error: 'answered 404' };

function delivery(state: Delivery['state'], log: Attempt[], dueAt = now): Delivery {
	const event = { key: 'k', kind: 'test', severity: 'info', title: 't', text: '', facts: [], path: '/p', at } as const;
	return {
		id: 'd',
		channelId: 'c',
		channelName: 'ops',
		event: { ...event, facts: [] },
		state,
		log,
		createdAt: now,
		dueAt,
	};
}

describe('an attempt', () => {
	it.each([
		{ attempt: delivered, kind: 'webhook', words: 'Delivered in 32 ms' },
		{ attempt: { ...delivered, status: 250 }, kind: 'email', words: 'Taken by the mail server in 32 ms' },
		{ attempt: missing, kind: 'slack', words: 'Answered 404 in 87 ms' },
		{ attempt: { at, ms: 0, status: null, error: refused }, kind: 'slack', words: refused },
		{
			attempt: { at, ms: 10_000, status: null, error: 'no answer within 10 s' },
			kind: 'slack',
			words: 'No answer within 10 s',
		},
	] as const)('$words', ({ attempt, kind, words }) => {
		expect(attemptWords(attempt, kind)).toBe(words);
	});
});

describe('a test', () => {
	it.each([
		{ found: undefined, waitedMs: 0, words: 'Sending…' },
		{ found: delivery('waiting', []), waitedMs: 400, words: 'Sending…' },
		{ found: delivery('sent', [delivered]), waitedMs: 900, words: 'Delivered in 32 ms' },
		{ found: delivery('failed', [missing]), waitedMs: 900, words: 'Answered 404 in 87 ms' },
		{ found: delivery('failed', []), waitedMs: 900, words: 'Given up: the channel was removed' },
	])('$words', ({ found, waitedMs, words }) => {
		expect(testWords(found, 'webhook', waitedMs)).toBe(words);
	});
	it('that nobody takes says so', () => {
		expect(testWords(delivery('waiting', []), 'webhook', 15_000)).toMatch(/^No answer after 15.0 s\. .* worker/);
	});
});

describe('the next try', () => {
	it.each([
		{ found: delivery('sent', [delivered]), words: null },
		{ found: delivery('failed', [missing]), words: null },
		{ found: delivery('waiting', []), words: null },
		{ found: delivery('waiting', [missing]), words: 'Next try now' },
		{ found: delivery('waiting', [missing], new Date('2026-11-20T12:00:28.700Z')), words: 'Next try in 29 s' },
		{ found: delivery('waiting', [missing], new Date('2026-11-20T12:04:12Z')), words: 'Next try in 4 m 12 s' },
	])('$words', ({ found, words }) => {
		expect(nextTryWords(found, now)).toBe(words);
	});
});
