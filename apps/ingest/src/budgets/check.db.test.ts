import { budgetSettings } from '@spanledger/core/budgets/budget';
import { periodAt } from '@spanledger/core/calendar/period';
import { readChecks } from '@spanledger/db/budget-checks/read-checks';
import { createBudget } from '@spanledger/db/budgets/create-budget';
import { connectDatabase } from '@spanledger/db/connect';
import { cloneDatabase, type TestDatabase } from '@spanledger/db/testing/test-database';
import { openRelay, type Relay } from '@spanledger/queue/testing/open-relay';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import { type Ingest, openIngest } from '../testing/open-ingest.ts';

let database: TestDatabase;
let relay: Relay;
let ingest: Ingest;
let key: string;
let db: TestDatabase['db'];
beforeAll(async () => {
	database = await cloneDatabase();
	relay = await openRelay(database.url);
	ingest = await openIngest(relay.url);
	key = await ingest.key('read');
	db = connectDatabase(database.url, { max: 2 });
});
afterAll(async () => {
	await db.end();
	await relay.cut();
	await ingest.close();
	await database.drop();
});

const scope = () => ({ projectId: ingest.projectId });
const make = (draft: Partial<z.input<typeof budgetSettings>>) =>
	createBudget(db, scope(), {
		settings: budgetSettings.parse({
			unit: 'usd',
			limit: '100',
			period: 'month',
			timeZone: 'UTC',
			enforcement: 'block',
			...draft,
		}),
		createdBy: 'ada@example.com',
		now: new Date(),
	});
/** What settling writes when calls of a group are booked. */
const spend = (budgetId: string, group: string, usd: string) =>
	db.query(
		`INSERT INTO budget_spend (project_id, budget_id, period_start, group_key, spent, calls) VALUES ($1, $2, $3, $4, $5, 1)
		 ON CONFLICT (project_id, budget_id, period_start, group_key) DO UPDATE
		 SET spent = excluded.spent, changed_tx = pg_current_xact_id(), updated_at = clock_timestamp()`,
		[ingest.projectId, budgetId, new Date(periodAt('month', 'UTC', Date.now()).fromMs), group, usd],
	);
type Body = { allowed: boolean; stale: boolean; asOf: string; message: string; budgets: { spent: string }[] };
const check = async (query = '') => {
	const response = await fetch(`${ingest.url}/v1/budgets/check${query}`, { headers: { 'x-api-key': key } });
	// a test that finds something else in it fails where it looks
	return { status: response.status, body: (await response.json()) as Body };
};

test('a project without budgets may spend', async () => {
	expect(await check('?tenant=acme')).toMatchObject({
		status: 200,
		body: { allowed: true, reason: null, stale: false, budgets: [] },
	});
});

test('a budget, its spend and its end are seen within moments', async () => {
	const { id } = await make({ name: 'Tenants', groupBy: 'tenant' });
	await expect.poll(async () => (await check('?tenant=acme')).body.budgets.length).toBe(1);
	await spend(id, 'acme', '99.5');
	await expect.poll(async () => (await check('?tenant=acme')).body.budgets[0]?.spent).toBe('99.5');
	expect((await check('?tenant=acme')).body).toMatchObject({
		allowed: true,
		budgets: [
			{ id, name: 'Tenants', scope: { tenant: ['acme'] }, remaining: '0.5', state: 'warning', enforcement: 'block' },
		],
	});
	expect((await check('?tenant=acme&estimateUsd=0.6')).body).toMatchObject({
		allowed: false,
		reason: expect.stringContaining('estimate'),
	});
	expect((await check('?tenant=globex&estimateUsd=0.6')).body.allowed).toBe(true);
	await spend(id, 'acme', '100.000000000001');
	await expect.poll(async () => (await check('?tenant=acme')).body.allowed).toBe(false);
	const { body } = await check('?tenant=acme');
	expect(Date.now() - Date.parse(body.asOf)).toBeLessThan(5_000);
});

test('a model without a price, where a budget refuses those', async () => {
	await make({ name: 'Priced only', filters: { feature: ['search'] }, refusesUnpriced: true });
	await expect.poll(async () => (await check('?feature=search')).body.budgets.length).toBe(1);
	expect((await check('?feature=search&model=gpt-4o-mini')).body.allowed).toBe(true);
	expect((await check('?feature=search&model=acme-7b')).body).toMatchObject({
		allowed: false,
		reason: expect.stringContaining('without a price'),
	});
});

test.each([
	['?tennant=acme', 'tennant'],
	['?tenant=a&tenant=b', 'tenant'],
	['?estimateUsd=1e3', 'estimateUsd'],
	['?estimateUsd=-1', 'estimateUsd'],
	[`?user=${'u'.repeat(201)}`, 'user'],
])('%s is refused by name', async (query, field) => {
	const { status, body } = await check(query);
	expect(status).toBe(400);
	expect(body.message).toContain(field);
});

test('how often it was asked and refused is kept', async () => {
	const { id } = await make({ name: 'Spent', filters: { team: ['ops'] }, limit: '0.01' });
	await spend(id, '', '5');
	await expect.poll(async () => (await check('?team=ops')).body.allowed).toBe(false);
	await expect
		.poll(async () => (await readChecks(db, scope(), { from: new Date() })).get(id)?.refusals ?? 0, { timeout: 10_000 })
		.toBeGreaterThan(0);
});

test('while the store is away each budget fails as it is set to, and says that it is stale', async () => {
	await make({ name: 'Closed', filters: { team: ['vault'] }, failMode: 'closed' });
	await make({ name: 'Open', filters: { team: ['lab'] }, failMode: 'open' });
	await expect.poll(async () => (await check('?team=vault')).body.budgets.length).toBe(1);
	expect((await check('?team=vault')).body.allowed).toBe(true);
	await relay.cut();
	await expect.poll(async () => (await check('?team=vault')).body.stale, { timeout: 15_000 }).toBe(true);
	expect((await check('?team=vault')).body).toMatchObject({
		allowed: false,
		reason: expect.stringContaining('cannot be read'),
		budgets: [{ name: 'Closed', failMode: 'closed' }],
	});
	expect((await check('?team=lab')).body).toMatchObject({
		allowed: true,
		stale: true,
		budgets: [{ name: 'Open', failMode: 'open' }],
	});
	await relay.mend();
	await expect
		.poll(async () => (await check('?team=vault')).body, { timeout: 15_000 })
		.toMatchObject({ allowed: true, stale: false });
});
