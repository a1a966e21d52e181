import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listChannels } from '@spanledger/db/channels/list-channels';
import { removeChannel } from '@spanledger/db/channels/remove-channel';
import { saveChannel } from '@spanledger/db/channels/save-channel';
import { inTransaction } from '@spanledger/db/in-transaction';
import { enqueueNotification } from '@spanledger/db/notifications/enqueue-notification';
import { listDeliveries } from '@spanledger/db/notifications/list-deliveries';
import { testChannel } from '@spanledger/db/notifications/test-channel';
import { createProject } from '@spanledger/db/projects/create-project';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readAllowedPlaces } from '../deliver/guard-address.ts';
import { tellNobody } from '../testing/tell-nobody.ts';
import { runDeliverNotifications, startDue } from './deliver-notifications.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const secret = 'the secret of this installation';
const deps = { ...tellNobody, allowed: readAllowedPlaces('127.0.0.1'), now: () => new Date() };

let server: Server;
let status = 200;
const ids: unknown[] = [];
beforeAll(async () => {
	server = createServer((request, response) => {
		ids.push(request.headers['x-spanledger-delivery']);
		if (request.url === '/silent') return;
		response.writeHead(status).end();
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(() => server.close());

let scope = { projectId: '' };
let channelId = '';
beforeEach(async () => {
	status = 200;
	ids.length = 0;
	scope = { projectId: (await createProject(db, { slug: crypto.randomUUID(), name: 'one' })).id };
	channelId = await open(`${address()}/in`);
});

const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const open = (url: string, id: string | null = null) =>
	saveChannel(db, scope, {
		id,
		name: url,
		target: { kind: 'webhook', url, secret: 'x'.repeat(16) },
		savedBy: 'ada@example.com',
		secret,
	});
const tell = (key: string) =>
	inTransaction(db, (tx) =>
		enqueueNotification(
			tx,
			scope,
			{
				key,
				kind: 'budget.threshold',
				severity: 'warning',
				title: key,
				text: '',
				facts: [],
				path: '/p',
				at: '2026-11-20T12:00:00Z',
			},
			[channelId],
		),
	);
const dueNow = () =>
	db.query(`UPDATE deliveries SET due_at = '-infinity', lease_until = '-infinity' WHERE state = 'waiting'`);
/** One round to its end; how many attempts it made. */
const deliverDue = async (sealedWith = secret) => (await Promise.all(await startDue(db, sealedWith, deps))).length;
const delivery = async () => (await listDeliveries(db, scope, { limit: 1 }))[0];

describe('delivering', () => {
	it('brings each event once, with two workers at it', async () => {
		await tell('a');
		await tell('b');
		await Promise.all([deliverDue(), deliverDue()]);
		expect(new Set(ids).size).toBe(2);
		expect(ids).toHaveLength(2);
		expect(await delivery()).toMatchObject({ state: 'sent', log: [{ status: 200, error: null }] });
	});

	it('tries again what was not taken, under the same id, and keeps a log', async () => {
		status = 503;
		await tell('a');
		await deliverDue();
		expect(await delivery()).toMatchObject({ state: 'waiting', log: [{ status: 503, error: 'answered 503' }] });
		expect(await listChannels(db, scope)).toMatchObject([{ lastState: 'retrying' }]);
		expect(await deliverDue()).toBe(0);
		status = 200;
		await dueNow();
		await deliverDue();
		expect(await delivery()).toMatchObject({ state: 'sent', log: [{ status: 503 }, { status: 200 }] });
		expect(new Set(ids).size).toBe(1);
	});

	it('gives up after a day of attempts', async () => {
		status = 500;
		await tell('a');
		for (let attempt = 1; attempt <= 12; attempt++) {
			await dueNow();
			await deliverDue();
		}
		expect(await delivery()).toMatchObject({ state: 'failed' });
		expect((await delivery())?.log).toHaveLength(12);
	});

	it('a lease that ran out is taken up by another worker', async () => {
		await tell('a');
		await db.query(`UPDATE deliveries SET lease_until = clock_timestamp() - interval '1 second'`);
		expect(await deliverDue()).toBe(1);
	});

	it('says why an inner address is refused, and how to allow it, at once', async () => {
		await open('http://10.0.0.5/in', channelId);
		await tell('a');
		await deliverDue();
		expect(await delivery()).toMatchObject({ state: 'failed' });
		expect((await delivery())?.log[0]?.error).toMatch(/10\.0\.0\.5 .*private.*SPANLEDGER_ALLOW_PRIVATE_WEBHOOKS/);
	});

	it('says when the secret that sealed a target is another one', async () => {
		await tell('a');
		await deliverDue('another secret');
		expect((await delivery())?.log[0]?.error).toContain('SPANLEDGER_SECRET');
	});

	it('a test has its answer after one attempt', async () => {
		status = 404;
		const sent = await testChannel(db, scope, { channelId, sentBy: 'ada@example.com', path: '/p', now: new Date() });
		await deliverDue();
		const [answer] = await listDeliveries(db, scope, { id: sent, limit: 1 });
		expect(answer).toMatchObject({ state: 'failed', log: [{ status: 404 }] });
	});

	it('a channel that never answers holds up no other', async () => {
		await open(`${address()}/silent`, channelId);
		await tell('a');
		const job = runDeliverNotifications({ db, secret, tell: deps, log: pino({ level: 'silent' }) });
		await vi.waitFor(() => expect(ids).toHaveLength(1));
		channelId = await open(`${address()}/in`);
		await tell('b');
		await vi.waitFor(async () => expect(await delivery()).toMatchObject({ state: 'sent', event: { key: 'b' } }), 5_000);
		server.closeAllConnections();
		await job.close();
		const waiting = (await listDeliveries(db, scope, { limit: 2 })).find(({ event }) => event.key === 'a');
		expect(waiting).toMatchObject({ state: 'waiting', log: [{ status: null }] });
	});

	it('a channel that is gone gets nothing more', async () => {
		await tell('a');
		expect(await removeChannel(db, scope, { id: channelId, removedBy: 'ada@example.com' })).toBe(true);
		expect(await deliverDue()).toBe(0);
		expect(await delivery()).toMatchObject({ state: 'failed', channelName: null });
	});

	it('names are told apart', async () => {
		await expect(open(`${address()}/in`)).rejects.toMatchObject({
			code: 'conflict',
			field: 'name',
		});
	});
});
