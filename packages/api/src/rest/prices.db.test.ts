import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { spanOf } from '@spanledger/fixtures/span-of';
import { afterAll, expect, test } from 'vitest';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject, settleAll, store } from '../testing/test-project.ts';
import { handleRest } from './handle-rest.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const now = new Date('2026-11-20T12:07:00Z');
const deps = createTestDeps(db, () => now);
const startNs = BigInt(Date.parse('2026-11-20T10:00:00Z')) * 1_000_000n;

test('what has no price, by provider and model, of one project', async () => {
	const mine = await createTestProject(db);
	const theirs = await createTestProject(db);
	const usage = { inputTokens: 1_000, outputTokens: 100 };
	const call = (spanId: string, more: Parameters<typeof spanOf>[1]) => spanOf(spanId, { usage, ...more }, startNs);
	await store(db, mine, [
		call('a', { requestModel: 'acme-7b', provider: 'vllm' }),
		call('b', { requestModel: 'acme-7b', provider: 'vllm', startMs: 60_000 }),
		call('c', { requestModel: 'gpt-4o-mini' }),
		call('d', { requestModel: null, provider: null, startMs: 1 }),
		call('e', { requestModel: 'gpt-4o-mini', usage: null }),
	]);
	await store(db, theirs, [call('f', { requestModel: 'their-model' })]);
	await settleAll(db);
	const get = async (query: string) => {
		const url = `http://localhost:3999/api/v1/prices/unpriced${query}`;
		const response = await handleRest(new Request(url, { headers: { 'x-api-key': mine.key } }), deps);
		return { status: response.status, body: await response.json() };
	};
	expect(await get('')).toEqual({
		status: 200,
		body: {
			from: '2026-11-19T12:07:00Z',
			to: '2026-11-20T12:07:00Z',
			items: [
				{
					provider: 'vllm',
					model: 'acme-7b',
					reason: 'unknown-model',
					calls: 2,
					inputTokens: 2_000,
					outputTokens: 200,
					firstSeen: '2026-11-20T10:00:00Z',
					lastSeen: '2026-11-20T10:01:00Z',
				},
				expect.objectContaining({ provider: null, model: null, reason: 'unknown-model', calls: 1 }),
				expect.objectContaining({ model: 'gpt-4o-mini', reason: 'no-usage', calls: 1, inputTokens: 0 }),
			],
			more: 0,
		},
	});
	expect((await get('?from=2026-11-20T10:00:30Z')).body).toMatchObject({ items: [{ calls: 1, inputTokens: 1_000 }] });
	expect((await get('?from=yesterday')).status).toBe(400);
	expect((await get('?tenant=acme')).status).toBe(400);
});
