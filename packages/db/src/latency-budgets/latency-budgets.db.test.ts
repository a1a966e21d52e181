import { afterAll, beforeEach, expect, it } from 'vitest';
import { createProject } from '../projects/create-project.ts';
import type { Scope } from '../scope.ts';
import { cloneDatabase } from '../testing/test-database.ts';
import { listLatencyBudgets } from './list-latency-budgets.ts';
import { saveLatencyBudget } from './save-latency-budget.ts';

const { db, drop } = await cloneDatabase();
afterAll(drop);

let scope: Scope;
let projects = 0;
beforeEach(async () => {
	scope = { projectId: (await createProject(db, { slug: `p${++projects}`, name: 'P' })).id };
});

const terms = { targetMs: 2_000, allotments: [], forMinutes: 10, channelIds: null };
const save = (id: string | null, route: string) =>
	saveLatencyBudget(db, scope, { id, budget: { ...terms, route }, savedBy: 'ada@example.com' });
const routes = async () => (await listLatencyBudgets(db, scope)).map(({ route }) => route);
const onlyId = async () => (await listLatencyBudgets(db, scope))[0]?.id ?? '';

it('the budget that is edited is the one that changes, its route too', async () => {
	await save(null, 'ask');
	const id = await onlyId();
	await save(id, 'ask/v2');
	expect(await routes()).toEqual(['ask/v2']);
	expect(await onlyId()).toBe(id);
});

it('a route has one budget, also when two are made at once', async () => {
	const made = await Promise.allSettled([save(null, 'ask'), save(null, 'ask')]);
	expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	await save(null, 'agent');
	const taken = { code: 'conflict', field: 'budget.route' };
	await expect(save(null, 'ask')).rejects.toMatchObject(taken);
	const [agent] = await listLatencyBudgets(db, scope);
	await expect(save(agent?.id ?? '', 'ask')).rejects.toMatchObject(taken);
	expect(await routes()).toEqual(['agent', 'ask']);
});

it('one that is gone cannot be changed', async () => {
	await expect(save(crypto.randomUUID(), 'ask')).rejects.toMatchObject({ code: 'not-found' });
});
