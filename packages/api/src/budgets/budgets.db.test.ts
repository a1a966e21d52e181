import { budgetEventKey } from '@spanledger/core/budgets/budget-notification';
import type { NotificationEvent } from '@spanledger/core/notify/notification-event';
import { addChecks } from '@spanledger/db/budget-checks/add-checks';
import { inTransaction } from '@spanledger/db/in-transaction';
import { enqueueNotification } from '@spanledger/db/notifications/enqueue-notification';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { spanOf } from '@spanledger/fixtures/span-of';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootstrapUser } from '../auth/bootstrap-user.ts';
import { handleRest } from '../rest/handle-rest.ts';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject, settleAll, store, type TestProject } from '../testing/test-project.ts';
import { createCaller } from '../trpc/app-router.ts';
import { budgetList } from './budget-shape.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const now = new Date('2026-11-20T12:00:00Z');
const deps = createTestDeps(db, () => now);

let project: TestProject;
let caller: ReturnType<typeof createCaller>;
let slug: string;

/** A call for $1 in a trace of its own. */
let traces = 0;
const dollarAt = (iso: string, tenant?: string) =>
	spanOf(
		'a',
		{
			traceId: (++traces).toString(16).padStart(32, '0'),
			usage: { inputTokens: 400_000, outputTokens: 0 },
			requestModel: 'gpt-4o', // $2.50 per million
			dimensions: tenant === undefined ? {} : { tenant },
		},
		BigInt(Date.parse(iso)) * 1_000_000n,
	);

beforeAll(async () => {
	project = await createTestProject(db);
	slug = project.project.slug;
	await bootstrapUser(deps, { email: 'admin@example.com', password: 'a good password' });
	const { rows } = await db.query<{ id: string }>('SELECT id FROM auth_users');
	caller = createCaller({ ...deps, member: { userId: rows[0]?.id ?? '', email: 'admin@example.com', name: 'admin' } });
	await store(db, project, [
		...['02', '05', '12', '19'].map((day) => dollarAt(`2026-11-${day}T10:00:00Z`, 'acme')),
		...['03', '04'].map((day) => dollarAt(`2026-11-${day}T10:00:00Z`, 'globex')),
		dollarAt('2026-11-03T11:00:00Z'),
		dollarAt('2026-10-31T23:30:00Z', 'acme'), // November in Berlin
	]);
	await settleAll(db);
});

const perTenant = {
	name: 'Tenants',
	groupBy: 'tenant',
	unit: 'usd',
	limit: '5',
	period: 'month',
	timeZone: 'Europe/Berlin',
} as const;

async function ask(query = '') {
	const headers = { 'x-api-key': project.key };
	const response = await handleRest(new Request(`http://localhost:3999/api/v1/budgets${query}`, { headers }), deps);
	return { status: response.status, body: await response.json() };
}

describe('a budget per tenant', () => {
	let id: string;
	beforeAll(async () => {
		({ id } = await caller.budgets.create({ project: slug, settings: perTenant }));
	});

	it('stands in the list by its worst group', async () => {
		const [line] = await caller.budgets.list({ project: slug });
		expect(line).toMatchObject({
			budget: { id, name: 'Tenants', limit: '5', createdBy: 'admin@example.com' },
			period: { name: '2026-11', timeZone: 'Europe/Berlin' },
			spent: '8', // 5 of acme, 2 of globex, 1 of nobody
			groups: { ok: 1, warning: 0, exceeded: 1 },
			worst: { group: 'acme', spent: '5', limit: '5', remaining: '0', share: 1, state: 'exceeded' },
			state: 'exceeded',
		});
		expect(line?.budget).not.toHaveProperty('calendar');
	});

	it('has a page: days, groups by risk, what is nobody’s', async () => {
		const page = await caller.budgets.page({ project: slug, id });
		expect(page.groups.map(({ group, spent, limit }) => [group, spent, limit])).toEqual([
			['acme', '5', '5'],
			['globex', '2', '5'],
			['', '1', null],
		]);
		expect(page.unattributed).toEqual({ spent: '1', calls: 1 });
		expect(page.days).toHaveLength(30);
		expect(page.days.slice(0, 5).map(({ spent }) => spent)).toEqual(['1', '1', '2', '1', '1']);
		expect(page.days.at(-1)?.spent).toBeNull();
		const ofAcme = await caller.budgets.page({ project: slug, id, group: 'acme' });
		expect(ofAcme.days.slice(0, 5).map(({ spent }) => spent)).toEqual(['1', '1', '0', '0', '1']);
	});

	it('is what programs read', async () => {
		const { status, body } = await ask();
		expect([status, budgetList.parse(body)]).toMatchObject([
			200,
			{
				items: [
					{
						id,
						scope: {},
						groupBy: 'tenant',
						unit: 'usd',
						limit: '5',
						spent: '8',
						remaining: null,
						state: 'exceeded',
						enforcement: 'alert',
						resetsAt: '2026-11-30T23:00:00Z', // midnight in Berlin
						groups: [
							{ key: 'acme', spent: '5', remaining: '0', state: 'exceeded' },
							{ key: 'globex', spent: '2', remaining: '3', state: 'ok' },
							{ key: null, spent: '1', limit: null, remaining: null, state: 'ok' },
						],
						moreGroups: 0,
					},
				],
			},
		]);
		expect(await ask('?tenant=acme')).toMatchObject({ status: 400, body: { error: { field: 'tenant' } } });
	});

	it('gives a group a limit of its own, none, and the budget’s again', async () => {
		const limitOfGlobex = async () =>
			(await caller.budgets.page({ project: slug, id })).groups.find(({ group }) => group === 'globex')?.limit;
		await caller.budgets.except({ project: slug, id, group: 'globex', limit: '2.50' });
		expect(await limitOfGlobex()).toBe('2.5');
		await caller.budgets.except({ project: slug, id, group: 'globex', limit: null });
		expect(await limitOfGlobex()).toBeNull();
		await caller.budgets.except({ project: slug, id, group: 'globex' });
		expect(await limitOfGlobex()).toBe('5');
		await expect(caller.budgets.except({ project: slug, id, group: 'globex', limit: 'lots' })).rejects.toMatchObject({
			code: 'BAD_REQUEST',
			message: 'exceptions: must be a sum in US dollars such as 250 or 12.50; got "lots"',
		});
	});

	it('says who was told of what was reached', async () => {
		const periodStart = new Date('2026-10-31T23:00:00Z');
		await db.query(
			`INSERT INTO budget_crossings (project_id, budget_id, period_start, group_key, threshold, limit_amount, spent,
				is_reached, is_late, was_told, crossed_at) VALUES ($1, $2, $3, 'acme', 80, 5, 4, true, false, true, $4)`,
			[project.project.id, id, periodStart, now],
		);
		const key = budgetEventKey(
			{ id, definition: 1, unit: 'usd' },
			{ group: 'acme', fromMs: periodStart.getTime(), threshold: 80, limit: 5_000_000_000_000n },
		);
		const target = { kind: 'slack', url: 'https://hooks.example/x' } as const;
		const channelId = await caller.channels.create({ project: slug, name: '#money', target });
		const event: NotificationEvent = {
			key,
			kind: 'budget.threshold',
			severity: 'warning',
			title: 'acme',
			text: '',
			facts: [],
			path: '/',
			at: now.toISOString(),
		};
		await inTransaction(db, (tx) => enqueueNotification(tx, { projectId: project.project.id }, event, [channelId]));
		const { crossings } = await caller.budgets.page({ project: slug, id });
		expect(crossings).toMatchObject([
			{
				group: 'acme',
				threshold: 80,
				spent: '4',
				limit: '5',
				told: [{ channelName: '#money', state: 'waiting', attempts: 0, error: null }],
			},
		]);
	});

	it('says whether anybody asks before spending', async () => {
		const asked = async () => (await caller.budgets.page({ project: slug, id })).checks;
		expect(await asked()).toEqual({ lastAt: null, checks: 0, refusals: 0 });
		const count = { projectId: project.project.id, budgetId: id, checks: 5, refusals: 2 };
		const longAgo = new Date('2026-11-10T09:00:00Z');
		await addChecks(db, [{ ...count, lastAt: longAgo }]);
		expect(await asked()).toEqual({ lastAt: null, checks: 5, refusals: 2 });
		await addChecks(db, [{ ...count, lastAt: now }]);
		expect(await asked()).toEqual({ lastAt: now, checks: 10, refusals: 4 });
	});

	it('is edited, and refuses a name that is taken', async () => {
		const other = await caller.budgets.create({ project: slug, settings: { ...perTenant, name: 'Other' } });
		await expect(caller.budgets.update({ project: slug, id: other.id, settings: perTenant })).rejects.toMatchObject({
			code: 'CONFLICT',
			cause: { field: 'name' },
		});
		await caller.budgets.update({
			project: slug,
			id: other.id,
			settings: { ...perTenant, name: 'Third', limit: '50' },
		});
		const names = (await caller.budgets.list({ project: slug })).map(({ budget }) => [budget.name, budget.limit]);
		expect(names).toEqual([
			['Tenants', '5'],
			['Third', '50'],
		]);
		await caller.budgets.remove({ project: slug, id: other.id });
		expect(await caller.budgets.list({ project: slug })).toHaveLength(1);
		await expect(caller.budgets.page({ project: slug, id: other.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
	});
});

describe('a budget to be', () => {
	it('is tried on what was spent', async () => {
		const { backtest, groups } = await caller.budgets.preview({
			project: slug,
			settings: { ...perTenant, groupBy: null, limit: '10' },
			hasLimit: true,
		});
		expect(groups).toBe(1);
		// $8 so far in November: $5 by the 4th, $8 on the 19th
		expect(backtest.at(-1)).toMatchObject({
			period: { name: '2026-11' },
			told: [
				{ threshold: 50, firstDayMs: Date.parse('2026-11-04T00:00:00+01:00') },
				{ threshold: 80, firstDayMs: Date.parse('2026-11-19T00:00:00+01:00') },
			],
		});
	});

	it('needs no limit to have one suggested', async () => {
		const preview = await caller.budgets.preview({ project: slug, settings: perTenant, hasLimit: false });
		expect(preview).toMatchObject({ backtest: [], dearestGroup: 'acme' });
		expect(Number(preview.suggestedLimit)).toBeGreaterThan(5);
	});

	it.each([
		['limit', { limit: '12,50' }],
		['timeZone', { timeZone: 'Berlin' }],
		['owners.0', { owners: ['nobody'] }],
		['exceptions.0.limit', { exceptions: [{ key: 'acme', limit: '-1' }] }],
	])('is refused by its %s', async (field, wrong) => {
		const refused = caller.budgets.create({ project: slug, settings: { ...perTenant, name: 'Wrong', ...wrong } });
		const error: { cause?: { issues?: { path: string[] }[] } } = await refused.then(
			() => ({}),
			(reason: object) => reason,
		);
		expect(error.cause?.issues?.[0]?.path.join('.')).toBe(`settings.${field}`);
	});
});
