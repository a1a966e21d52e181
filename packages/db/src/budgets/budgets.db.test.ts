import { type BudgetDraft, budgetSettings } from '@spanledger/core/budgets/budget';
import { picoUsdFrom } from '@spanledger/core/money/pico-usd';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { listAudit } from '../audit/list-audit.ts';
import { inTransaction } from '../in-transaction.ts';
import { createProject } from '../projects/create-project.ts';
import type { Scope } from '../scope.ts';
import { holdSettings } from '../settings/hold-settings.ts';
import { cloneDatabase } from '../testing/test-database.ts';
import { budgetPage } from './budget-page.ts';
import type { StoredBudget } from './budget-row.ts';
import { changedSpend } from './changed-spend.ts';
import { createBudget } from './create-budget.ts';
import { editBudget } from './edit-budget.ts';
import { listBudgets } from './list-budgets.ts';
import { previewBudget } from './preview-budget.ts';
import { readBudgetBook } from './read-budget-book.ts';
import { readSpend } from './read-spend.ts';
import { removeBudget } from './remove-budget.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;

const by = 'ada@example.com';
/** A Friday. */
const now = new Date('2026-11-20T12:00:00Z');
const usd = picoUsdFrom;

let scope: Scope;
let other: Scope;
beforeEach(async () => {
	scope = { projectId: (await createProject(db, { slug: crypto.randomUUID(), name: 'one' })).id };
	other = { projectId: (await createProject(db, { slug: crypto.randomUUID(), name: 'other' })).id };
});

type Draft = Partial<BudgetDraft>;
const settingsOf = (draft: Draft = {}) =>
	budgetSettings.parse({ name: 'All', unit: 'usd', limit: '100', period: 'month', timeZone: 'UTC', ...draft });
const create = (draft: Draft = {}, at = now) =>
	createBudget(db, scope, { settings: settingsOf(draft), createdBy: by, now: at });
const edit = ({ id }: StoredBudget, draft: Draft, at = now) =>
	editBudget(db, scope, { id, settings: settingsOf(draft), editedBy: by, now: at });

/** One call of each tenant at each moment, as settling leaves it in the narrow rollup. */
async function bill(
	tenants: { [tenant: string]: string },
	moments: readonly string[],
	{ projectId } = scope,
): Promise<void> {
	for (const [key, cost] of Object.entries(tenants)) {
		for (const dimension of ['tenant', 'none']) {
			await db.query(
				`INSERT INTO usage_by_dimension (project_id, dimension, bucket, key, calls, traces, input_tokens, unpriced_calls, cost_usd)
				 SELECT $1, $2, moment, $3, 1, 1, 10, 0, $4 FROM unnest($5::timestamptz[]) moment
				 ON CONFLICT (project_id, dimension, bucket, key, other, purpose) DO UPDATE
				 SET calls = usage_by_dimension.calls + 1, cost_usd = usage_by_dimension.cost_usd + excluded.cost_usd`,
				[projectId, dimension, dimension === 'none' ? '' : key, cost, moments],
			);
		}
	}
}

/** Noon of the days of a month, 2026-11 unless told otherwise. */
const days = (from: number, to: number, month = '2026-11') =>
	Array.from({ length: to - from + 1 }, (_, index) => `${month}-${String(from + index).padStart(2, '0')}T12:00:00Z`);

const spendOf = async ({ id }: StoredBudget) =>
	(await readSpend(db, scope, { budgetId: id, from: new Date(0) })).map(({ periodStart, group, spent }) => [
		periodStart.toISOString().slice(0, 13),
		group,
		spent,
	]);

describe('making a budget', () => {
	it('sums up this period and the two before it', async () => {
		await bill({ acme: '1', globex: '0.5' }, [...days(1, 20), ...days(30, 31, '2026-10'), ...days(1, 1, '2026-08')]);
		await bill({ acme: '900' }, days(1, 20), other);
		const budget = await create({ groupBy: 'tenant' });
		expect(await spendOf(budget)).toEqual([
			['2026-10-01T00', 'acme', usd('2')],
			['2026-10-01T00', 'globex', usd('1')],
			['2026-11-01T00', 'acme', usd('20')],
			['2026-11-01T00', 'globex', usd('10')],
		]);
	});

	it('counts days in its own zone, also where they have 25 hours', async () => {
		// Berlin leaves summer time on 25 October at 01:00Z: its day runs from 24 Oct 22:00Z to 25 Oct 23:00Z
		await bill({ acme: '1' }, [
			'2026-10-24T21:45:00Z',
			'2026-10-24T22:00:00Z',
			'2026-10-25T22:45:00Z',
			'2026-10-25T23:00:00Z',
		]);
		const at = new Date('2026-10-26T12:00:00Z');
		const budget = await create({ period: 'day', timeZone: 'Europe/Berlin' }, at);
		expect(await spendOf(budget)).toEqual([
			['2026-10-23T22', '', usd('1')],
			['2026-10-24T22', '', usd('2')],
			['2026-10-25T23', '', usd('1')],
		]);
	});

	it('reads the calls themselves where keys share the remainder', async () => {
		await bill({ acme: '1' }, days(1, 2));
		await db.query(
			`INSERT INTO dimension_values (project_id, dimension, key, admitted) VALUES ($1, 'tenant', 'late', false)`,
			[scope.projectId],
		);
		expect(await spendOf(await create({ groupBy: 'tenant' }))).toEqual([]); // there is no call in the ledger
		expect(await spendOf(await create({ name: 'whole' }))).toEqual([['2026-11-01T00', '', usd('2')]]);
	});

	it('waits for a settlement under way, and settlements after it see it', async () => {
		const order: string[] = [];
		await inTransaction(db, async (tx) => {
			await holdSettings(tx, scope);
			void create().then(() => order.push('made'));
			await new Promise((resolve) => setTimeout(resolve, 100));
			order.push('settled');
		});
		await expect.poll(() => order).toEqual(['settled', 'made']);
	});

	it('refuses a name that is taken, in this project only', async () => {
		const budget = await create();
		await expect(create()).rejects.toMatchObject({ code: 'conflict', field: 'name' });
		await createBudget(db, other, { settings: settingsOf(), createdBy: by, now });
		const second = await create({ name: 'Second' });
		await expect(edit(second, { name: 'All' })).rejects.toMatchObject({ code: 'conflict' });
		await expect(
			editBudget(db, other, { id: budget.id, settings: settingsOf(), editedBy: by, now }),
		).rejects.toMatchObject({
			code: 'not-found',
		});
	});
});

describe('changing a budget', () => {
	it('a limit holds at once, and periods that are over keep theirs', async () => {
		await bill({ acme: '10' }, [...days(1, 20), ...days(1, 31, '2026-10')]);
		const budget = await create({ limit: '300' });
		const later = new Date('2026-12-02T00:00:00Z');
		await edit(budget, { limit: '50' }, later);
		const { history, period, budget: now50 } = await budgetPage(db, scope, { id: budget.id, now: later });
		expect([now50.limit, period.name]).toEqual(['50', '2026-12']);
		expect(
			history.map(({ from, limit, spent, exceeded, isBefore }) => [
				from.toISOString().slice(0, 7),
				limit,
				spent,
				exceeded,
				isBefore,
			]),
		).toEqual([
			['2026-11', '300', usd('200'), 0, false],
			['2026-10', '300', usd('310'), 1, true],
			['2026-09', '300', 0n, 0, true],
		]);
	});

	it('another zone holds from the next period on', async () => {
		await bill({ acme: '1' }, ['2026-11-20T23:45:00Z', '2026-11-21T00:00:00Z', '2026-11-21T08:00:00Z']);
		const budget = await create({ period: 'day' });
		await edit(budget, { period: 'day', timeZone: 'America/Los_Angeles' });
		expect(await spendOf(budget)).toEqual([
			['2026-11-20T00', '', usd('1')],
			['2026-11-21T00', '', usd('1')], // the eight hours to midnight in Los Angeles
			['2026-11-21T08', '', usd('1')],
		]);
		await edit(budget, { period: 'day' });
		expect((await spendOf(budget)).map(([start]) => start)).toEqual(['2026-11-20T00', '2026-11-21T00']);
	});

	it('another scope begins it anew', async () => {
		await bill({ acme: '1', globex: '2' }, days(1, 20));
		const budget = await create({ groupBy: 'tenant' });
		const redefined = await edit(budget, { unit: 'tokens', limit: '1000' });
		expect([budget.definition, redefined.definition]).toEqual([1, 2]);
		expect(await spendOf(budget)).toEqual([['2026-11-01T00', '', 200n]]);
	});

	it('is written down with what it was before, removal too', async () => {
		const budget = await create();
		await edit(budget, { limit: '200' });
		await removeBudget(db, scope, { id: budget.id, removedBy: by });
		const audit = await listAudit(db, scope, { prefix: 'budget', limit: 10 });
		expect(audit.map(({ action }) => action)).toEqual(['budget.remove', 'budget.edit', 'budget.create']);
		expect(audit[1]?.details).toMatchObject({ before: { limit: '100' }, after: { limit: '200' } });
		for (const table of ['budgets', 'budget_spend', 'budget_periods'])
			expect((await db.query(`SELECT 1 FROM ${table} WHERE project_id = $1`, [scope.projectId])).rows).toEqual([]);
	});
});

describe('how budgets stand', () => {
	it('the one closest to its limit stands for the budget', async () => {
		await bill({ acme: '2', globex: '4.5', '': '1', whale: '50' }, days(1, 20));
		await create({ groupBy: 'tenant', exceptions: [{ key: 'whale', limit: null }] });
		await create({ name: 'Everything', unit: 'calls', limit: '1000' });
		const [tenants, calls] = await listBudgets(db, scope, { now });
		expect(tenants).toMatchObject({
			spent: usd('1150'), // 20 days of 57.50
			groups: { ok: 1, warning: 1, exceeded: 0 },
			worst: { group: 'globex', spent: usd('90'), share: 0.9, state: 'warning' },
		});
		expect(calls).toMatchObject({ spent: 80n, worst: { share: 0.08 } });
		expect(await listBudgets(db, other, { now })).toEqual([]);
	});

	it('the page says what each day cost, who is at risk and what belongs to nobody', async () => {
		await bill({ acme: '2', globex: '4.5', '': '1' }, days(1, 20));
		const budget = await create({ groupBy: 'tenant' });
		const page = await budgetPage(db, scope, { id: budget.id, now });
		expect(page.days).toHaveLength(30);
		expect([page.days[0]?.spent, page.days[19]?.spent, page.days[20]?.spent]).toEqual([usd('7.5'), usd('7.5'), null]);
		expect(page.groups.map(({ group, limit }) => [group, limit])).toEqual([
			['globex', usd('100')],
			['acme', usd('100')],
			['', null],
		]);
		expect(page.unattributed).toEqual({ spent: usd('20'), calls: 20 });
		expect(page.spent).toBe(usd('150'));
		const acme = await budgetPage(db, scope, { id: budget.id, now, group: 'acme' });
		expect(acme.days[0]?.spent).toBe(usd('2'));
		await expect(budgetPage(db, other, { id: budget.id, now })).rejects.toMatchObject({ code: 'not-found' });
	});

	it('a budget that is still being made gets a limit to offer and the days it would have warned on', async () => {
		await bill({ acme: '10', globex: '1' }, [...days(1, 20), ...days(20, 31, '2026-10')]);
		const { name, ...settings } = settingsOf({ groupBy: 'tenant', limit: '160', thresholds: [80, 100] });
		const preview = await previewBudget(db, scope, { settings, now });
		// 200 to date and 10.5 days at 10: 305 × 1.3 = 396.5
		expect(preview).toMatchObject({
			dearestGroup: 'acme',
			groups: 2,
			suggestedLimit: '400',
			projected: { amount: 305 },
		});
		const told = preview.backtest.map(({ period, told }) => [
			period.name,
			...told.map(
				({ threshold, firstDayMs, groups }) => `${threshold} on ${new Date(firstDayMs).getUTCDate()} for ${groups}`,
			),
		]);
		expect(told).toEqual([['2026-09'], ['2026-10'], ['2026-11', '80 on 13 for 1', '100 on 16 for 1']]);
		expect((await previewBudget(db, scope, { settings: { ...settings, limit: '' }, now })).backtest).toEqual([]);
	});
});

describe('following spend', () => {
	it('a look sees what was written since the one before, also what was being written during it', async () => {
		await bill({ acme: '1' }, days(1, 20));
		const budget = await create({ groupBy: 'tenant' });
		const first = await changedSpend(db, null);
		const own = ({ rows }: typeof first) => rows.filter(({ projectId }) => projectId === scope.projectId);
		expect(own(first)).toMatchObject([{ budgetId: budget.id, group: 'acme', spent: usd('20') }]);
		const write = (tenant: string, run: typeof db | Parameters<Parameters<typeof inTransaction>[1]>[0]) =>
			run.query(
				`INSERT INTO budget_spend (project_id, budget_id, period_start, group_key, spent, calls) VALUES ($1, $2, '2026-11-01', $3, 1, 1)`,
				[scope.projectId, budget.id, tenant],
			);
		let during: typeof first | undefined;
		await inTransaction(db, async (tx) => {
			await write('slow', tx);
			await write('quick', db);
			during = await changedSpend(db, first.cursor);
		});
		const groups = (look: typeof first) => own(look).map(({ group }) => group);
		expect(groups(during ?? first)).toContain('quick');
		expect(groups(during ?? first)).not.toContain('slow');
		const after = await changedSpend(db, during?.cursor ?? null);
		expect(groups(after)).toContain('slow');
		// A transaction of anybody else on this server keeps the cursor back for as long as it lasts: rows are then seen twice.
		let look = after;
		const lookAgain = async () => {
			look = await changedSpend(db, look.cursor);
			return groups(look);
		};
		await expect.poll(lookAgain, { timeout: 30_000 }).toEqual([]);
	});

	it('the book holds the period under way and no older one', async () => {
		await bill({ acme: '1' }, [...days(1, 20), ...days(1, 15, '2026-10')]);
		await create({ period: 'day' });
		await create({ name: 'months' });
		const { budgets, spend } = await readBudgetBook(db, scope, now);
		expect(budgets.map(({ name }) => name)).toEqual(['All', 'months']);
		expect(spend.map(({ periodStart }) => periodStart.toISOString().slice(0, 10)).sort()).toEqual([
			'2026-11-01',
			'2026-11-18',
			'2026-11-19',
			'2026-11-20',
		]);
	});
});
