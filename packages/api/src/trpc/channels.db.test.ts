import type { ChannelTarget } from '@spanledger/core/notify/channel';
import { listAudit } from '@spanledger/db/audit/list-audit';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bootstrapUser } from '../auth/bootstrap-user.ts';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject } from '../testing/test-project.ts';
import { createCaller } from './app-router.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const deps = createTestDeps(db, () => new Date());

let channels: ReturnType<typeof createCaller>['channels'];
let caller: ReturnType<typeof createCaller>;
let projectId: string;
let project: string;

beforeAll(async () => {
	await createTestProject(db);
	await bootstrapUser(deps, { email: 'ada@example.com', password: 'a good password' });
	const { rows } = await db.query<{ id: string }>('SELECT id FROM auth_users');
	const member = { userId: rows[0]?.id ?? '', email: 'ada@example.com', name: 'Ada' };
	caller = createCaller({ ...deps, member });
	({ channels } = caller);
});

const join = async () => {
	const { project: made } = await createTestProject(db);
	await db.query(
		`INSERT INTO members (project_id, user_id, role) SELECT $1, id, 'owner' FROM auth_users ON CONFLICT DO NOTHING`,
		[made.id],
	);
	return made;
};
beforeEach(async () => {
	({ id: projectId, slug: project } = await join());
});

const secret = 'a secret that nobody sees again';
const webhook: ChannelTarget = { kind: 'webhook', url: 'https://hooks.example:8443/in?token=t0ken', secret };
const email: ChannelTarget = { kind: 'email', to: ['ada@example.com'] };

describe('channels', () => {
	it('show their hosts, never their targets', async () => {
		const id = await channels.create({ project, name: ' bot ', target: webhook });
		const list = await channels.list({ project });
		expect(list).toMatchObject({
			mailIsOn: false,
			channels: [{ id, name: 'bot', kind: 'webhook', label: 'hooks.example:8443', lastState: null, lastAt: null }],
		});
		const audit = await listAudit(db, { projectId }, { prefix: 'channel', limit: 5 });
		expect(audit).toMatchObject([{ actor: 'ada@example.com', action: 'channel.create', subject: id }]);
		expect(JSON.stringify([list, audit])).not.toMatch(/t0ken|nobody sees/);
		const { rows } = await db.query<{ sealed: Buffer }>('SELECT sealed_target AS sealed FROM channels');
		expect(rows.map(({ sealed }) => sealed.toString('latin1')).join()).not.toMatch(/t0ken|nobody sees/);
	});

	it('change their kind, keep their id', async () => {
		const id = await channels.create({ project, name: 'bot', target: webhook });
		expect(await channels.replace({ project, id, name: 'people', target: email })).toBe(id);
		expect((await channels.list({ project })).channels).toMatchObject([
			{ id, kind: 'email', label: 'ada@example.com' },
		]);
	});

	it('have names of their own', async () => {
		await channels.create({ project, name: 'bot', target: webhook });
		const id = await channels.create({ project, name: 'people', target: email });
		const taken = { code: 'CONFLICT', message: 'a channel "bot" exists already', cause: { field: 'name' } };
		await expect(channels.create({ project, name: 'bot', target: email })).rejects.toMatchObject(taken);
		await expect(channels.replace({ project, id, name: 'bot', target: email })).rejects.toMatchObject(taken);
	});

	it('that are gone are named no more by what named them', async () => {
		const [gone, kept] = [
			await channels.create({ project, name: 'bot', target: webhook }),
			await channels.create({ project, name: 'people', target: email }),
		];
		const channelIds = [gone, kept];
		const settings = { name: 'all', unit: 'usd', limit: '10', period: 'month', timeZone: 'UTC', channelIds } as const;
		await caller.budgets.create({ project, settings });
		const terms = { name: 'works', route: null, kind: 'errors', percent: 99, thresholdMs: null, days: 28 } as const;
		await caller.latency.createSlo({ project, slo: { ...terms, channelIds } });
		await caller.latency.createSlo({ project, slo: { ...terms, name: 'to all' } });
		const budget = { route: 'ask', targetMs: 2_000, allotments: [], forMinutes: 10, channelIds: [gone] };
		await caller.latency.saveBudget({ project, id: null, budget });
		await channels.remove({ project, id: gone });
		expect(await caller.budgets.list({ project })).toMatchObject([{ budget: { channelIds: [kept] } }]);
		expect((await caller.latency.slos({ project })).map((slo) => slo.channelIds)).toEqual([null, [kept]]);
		expect(await caller.latency.budgets({ project })).toMatchObject([{ channelIds: [] }]);
	});

	it('are gone once, audited', async () => {
		const id = await channels.create({ project, name: 'bot', target: webhook });
		await channels.remove({ project, id });
		await expect(channels.remove({ project, id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
		await expect(channels.test({ project, id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
		expect((await channels.list({ project })).channels).toEqual([]);
	});
});

describe('a test', () => {
	it('waits for a worker like everything that is told', async () => {
		const channelId = await channels.create({ project, name: 'bot', target: webhook });
		const id = await channels.test({ project, id: channelId });
		const delivery = await channels.delivery({ project, id });
		expect(delivery).toMatchObject({
			channelId,
			channelName: 'bot',
			state: 'waiting',
			log: [],
			event: { kind: 'test', facts: [{ label: 'Sent by', value: 'ada@example.com' }] },
		});
		expect(delivery.event.path).toBe(`/${project}/settings/channels`);
		expect(await channels.deliveries({ project, channelId })).toEqual([delivery]);
		expect((await channels.list({ project })).channels).toMatchObject([{ lastState: 'waiting' }]);
	});

	it('is nothing to another project', async () => {
		const channelId = await channels.create({ project, name: 'bot', target: webhook });
		const id = await channels.test({ project, id: channelId });
		const other = (await join()).slug;
		await expect(channels.delivery({ project: other, id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
		await expect(channels.test({ project: other, id: channelId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
		await expect(
			channels.replace({ project: other, id: channelId, name: 'mine', target: email }),
		).rejects.toMatchObject({ code: 'NOT_FOUND' });
		expect(await channels.deliveries({ project: other, channelId })).toEqual([]);
	});
});
