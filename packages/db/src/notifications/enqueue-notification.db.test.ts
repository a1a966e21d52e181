import type { NotificationEvent } from '@spanledger/core/notify/notification-event';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { removeChannel } from '../channels/remove-channel.ts';
import { inTransaction } from '../in-transaction.ts';
import { createProject } from '../projects/create-project.ts';
import { cloneDatabase } from '../testing/test-database.ts';
import { enqueueNotification } from './enqueue-notification.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;

let scope = { projectId: '' };
let channels: string[] = [];
beforeEach(async () => {
	scope = { projectId: (await createProject(db, { slug: crypto.randomUUID(), name: 'one' })).id };
	const { rows } = await db.query<{ id: string }>(
		`INSERT INTO channels (project_id, kind, name, label, sealed_target, created_by)
		 VALUES ($1, 'webhook', 'a', 'a.example', '', 'ada'), ($1, 'email', 'b', 'b@example.com', '', 'ada') RETURNING id`,
		[scope.projectId],
	);
	channels = rows.map(({ id }) => id);
});

const event: NotificationEvent = {
	key: 'budget/b1/acme/2026-11/80',
	kind: 'budget.threshold',
	severity: 'warning',
	title: 'acme has spent 80 % of its budget',
	text: '',
	facts: [{ label: 'Spent', value: '$80 of $100' }],
	path: '/shop/budgets/b1',
	at: '2026-11-20T12:00:00Z',
};
const enqueue = (of: NotificationEvent = event, to = channels) =>
	inTransaction(db, (tx) => enqueueNotification(tx, scope, of, to));
const deliveries = async () =>
	Number((await db.query('SELECT count(*) FROM deliveries WHERE project_id = $1', [scope.projectId])).rows[0]?.count);

describe('enqueueNotification', () => {
	it('one event is told once to each channel, however many find it at once', async () => {
		const told = await Promise.all([enqueue(), enqueue(), enqueue()]);
		expect(told.filter(Boolean)).toHaveLength(1);
		expect(await deliveries()).toBe(2);
		expect(await enqueue({ ...event, key: 'budget/b1/acme/2026-11/100' })).toBe(true);
		expect(await deliveries()).toBe(4);
	});

	it("another project's channels are nobody's", async () => {
		const foreign = channels;
		scope = { projectId: (await createProject(db, { slug: crypto.randomUUID(), name: 'two' })).id };
		expect(await enqueue(event, foreign)).toBe(true);
		expect(await deliveries()).toBe(0);
	});

	it('a channel that is removed meanwhile leaves nothing waiting', async () => {
		const [id = ''] = channels;
		let removal: Promise<boolean> | undefined;
		await inTransaction(db, async (tx) => {
			await enqueueNotification(tx, scope, event, [id]);
			removal = removeChannel(db, scope, { id, removedBy: 'ada@example.com' });
			await new Promise((done) => setTimeout(done, 100)); // it waits for us, or has gone by
		});
		expect(await removal).toBe(true);
		const { rows } = await db.query('SELECT state FROM deliveries WHERE project_id = $1', [scope.projectId]);
		expect(rows).toEqual([{ state: 'failed' }]);
	});

	it('stands only with what found it', async () => {
		await expect(
			inTransaction(db, async (tx) => {
				await enqueueNotification(tx, scope, event, channels);
				throw new Error('the crossing was another worker’s');
			}),
		).rejects.toThrow();
		expect(await deliveries()).toBe(0);
	});
});
