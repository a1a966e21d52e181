import { cloneDatabase, type TestDatabase } from '@spanledger/db/testing/test-database';
import { openRelay, type Relay } from '@spanledger/queue/testing/open-relay';
import { startRedis } from '@spanledger/queue/testing/start-redis';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { grpcClient } from './testing/grpc-client.ts';
import { type Ingest, openIngest } from './testing/open-ingest.ts';
import { readStatus } from './testing/read-answer.ts';
import { sender } from './testing/send.ts';
import { contentTypes, someRequest } from './testing/some-request.ts';

const redis = await startRedis();

describe.each([
	['Postgres', null],
	['Redis', redis],
])('%s, where the queue lives, goes away and comes back', (store, server) => {
	let database: TestDatabase;
	let relay: Relay;
	let ingest: Ingest;
	beforeAll(async () => {
		database = await cloneDatabase();
		relay = await openRelay(server?.url ?? database.url);
		ingest = server === null ? await openIngest(relay.url) : await openIngest(database.url, { REDIS_URL: relay.url });
	});
	afterAll(async () => {
		await relay.cut();
		await ingest.close();
		await database.drop();
		await server?.stop();
	});

	test.skipIf(store === 'Redis' && redis === null)(
		'503 with Retry-After, UNAVAILABLE with RetryInfo, then well again',
		async () => {
			const key = await ingest.key('ingest');
			const send = sender(ingest.url, key);
			const type = { 'content-type': contentTypes.protobuf };
			const post = () => send({ headers: type, body: someRequest('protobuf') });
			const grpc = grpcClient(ingest.grpcAddress);
			const call = () => grpc.call('traces', someRequest('protobuf'), { 'x-api-key': key });
			expect((await post()).status).toBe(200);
			expect((await call()).code).toBe(0);

			await relay.cut();
			for (let tries = 0; tries < 5; tries += 1) {
				const refused = await post();
				expect(refused.status).toBe(503);
				expect(refused.headers.get('retry-after')).toMatch(/^[123]$/);
				expect(await readStatus(refused, 'protobuf')).toMatchObject({
					code: 14,
					message: expect.stringMatching(/retry/),
				});
				const { code, retryAfterSeconds } = await call();
				expect(code).toBe(14);
				expect([1, 2, 3]).toContain(retryAfterSeconds);
			}
			expect((await fetch(`${ingest.url}/readyz`)).status).toBe(503);
			expect((await fetch(`${ingest.url}/healthz`)).status).toBe(200);
			expect([...((await grpc.call('health', new Uint8Array())).message ?? [])]).toEqual([8, 2]); // NOT_SERVING
			expect(await (await fetch(`${ingest.url}/metrics`)).text()).toContain('spanledger_queue_up 0');

			await relay.mend();
			await vi.waitFor(async () => expect((await post()).status).toBe(200), { timeout: 10_000, interval: 100 });
			expect((await call()).code).toBe(0);
			expect((await fetch(`${ingest.url}/readyz`)).status).toBe(200);
			grpc.close();
		},
	);
});
