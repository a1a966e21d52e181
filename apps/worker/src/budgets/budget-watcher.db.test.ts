import type { BudgetDraft } from '@spanledger/core/budgets/budget';
import { periodAt, shiftPeriod } from '@spanledger/core/calendar/period';
import { picoUsdFrom } from '@spanledger/core/money/pico-usd';
import type { NotificationEvent } from '@spanledger/core/notify/notification-event';
import type { StoredBudget } from '@spanledger/db/budgets/budget-row';
import { editBudget } from '@spanledger/db/budgets/edit-budget';
import { readSpend } from '@spanledger/db/budgets/read-spend';
import { readToldCrossings } from '@spanledger/db/budgets/read-told-crossings';
import { removeBudget } from '@spanledger/db/budgets/remove-budget';
import { listOverrides } from '@spanledger/db/prices/list-overrides';
import { removeOverride } from '@spanledger/db/prices/remove-override';
import type { Scope } from '@spanledger/db/scope';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { pino } from 'pino';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { runWatchBudgets } from '../jobs/watch-budgets.ts';
import { budgetOf, makeBudget as makeBudgetAt } from '../testing/budget-world.ts';
import { by, callOf, firstStart, pricedWorld, priceOf } from '../testing/priced-world.ts';
import { tellNobody } from '../testing/tell-nobody.ts';
import { createBudgetWatcher } from './budget-watcher.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const world = pricedWorld(db);

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** A minute after the calls: their day and month are under way, the day before is over. */
const now = new Date(firstStart.getTime() + 60_000);

let scope: Scope;
let watcher: ReturnType<typeof createBudgetWatcher>;
let calls: number;
beforeEach(async () => {
	scope = await world.newProject();
	watcher = createBudgetWatcher(db);
	calls = 0;
});

const makeBudget = (of: Scope, draft: Partial<BudgetDraft>, at = now) => makeBudgetAt(db, of, draft, at);

/** One call that cost so many dollars, in a trace of its own, `startMs` after the others. */
async function spend(usd: number, tenant = 'acme', startMs = 0): Promise<void> {
	const id = (++calls).toString(16).padStart(16, '0');
	const call = callOf(id, {
		traceId: `${scope.projectId.replaceAll('-', '').slice(0, 16)}${id}`,
		startMs,
		dimensions: { tenant },
		reportedCostUsd: String(usd),
		reportedCostSource: 'gateway',
	});
	await world.store(scope, [call]);
	await world.settleAll();
}

async function told(): Promise<string[]> {
	const { rows } = await db.query<{ event: NotificationEvent }>(
		'SELECT event FROM notifications WHERE project_id = $1 ORDER BY created_at, event_key',
		[scope.projectId],
	);
	return rows.map(({ event }) => event.title.replace(/( of)? its budget of .*/, ''));
}

const edit = ({ id }: StoredBudget, draft: Partial<BudgetDraft>) =>
	editBudget(db, scope, { id, settings: budgetOf(draft), editedBy: by, now });

const monthly: Partial<BudgetDraft> = { period: 'month', timeZone: 'UTC', limit: '10' };

describe('watching budgets', () => {
	it('tells each threshold once as spend grows, the highest for those passed together', async () => {
		await makeBudget(scope, monthly);
		for (const usd of [4, 1, 1, 3, 2, 9]) {
			await spend(usd);
			await watcher.look(now);
			await watcher.look(now);
		}
		expect(await told()).toEqual(['All has spent 50 %', 'All has spent 90 %', 'All has spent 110 %']);
	});

	it('two workers at once tell once', async () => {
		await makeBudget(scope, monthly);
		await spend(8.5);
		await Promise.all([1, 2, 3, 4].map(() => createBudgetWatcher(db).look(now)));
		expect(await told()).toEqual(['All has spent 85 %']);
	});

	it('each tenant has its own limit, exceptions theirs, what is unattributed none', async () => {
		const exceptions = [
			{ key: 'whale', limit: '1000' },
			{ key: 'free', limit: null },
		];
		await makeBudget(scope, { ...monthly, name: 'Tenants', groupBy: 'tenant', exceptions });
		for (const tenant of ['acme', 'whale', 'free', '']) await spend(12, tenant);
		await watcher.look(now);
		expect(await told()).toEqual(['Tenants: acme has spent 120 %']);
	});

	it('a new worker tells nothing again', async () => {
		await makeBudget(scope, monthly);
		await spend(6);
		await watcher.look(now);
		await createBudgetWatcher(db).look(now);
		expect(await told()).toHaveLength(1);
	});

	it('a raised limit arms again, a lowered one tells what is new', async () => {
		const budget = await makeBudget(scope, monthly);
		await spend(8.5);
		await watcher.look(now);
		await edit(budget, { ...monthly, limit: '100' });
		await watcher.look(now);
		await edit(budget, { ...monthly, limit: '9' });
		await watcher.look(now);
		expect(await told()).toEqual(['All has spent 85 %']);
		await edit(budget, { ...monthly, limit: '8' });
		await watcher.look(now);
		expect(await told()).toEqual(['All has spent 85 %', 'All has spent 106 %']);
	});

	it('what is spent already speaks when the budget is made', async () => {
		await spend(20);
		await makeBudget(scope, monthly);
		await watcher.look(now);
		expect(await told()).toEqual(['All has spent 200 %']);
	});

	it('what pricing again takes back, and brings back, is recorded in silence', async () => {
		const budget = await makeBudget(scope, monthly);
		const priced = (perMillion: string) =>
			world.setPrice(scope, priceOf({ rates: { input: { base: perMillion, tiers: [] } } }));
		await priced('1');
		await world.store(scope, [callOf('1', { usage: { inputTokens: 8_500_000, outputTokens: 0 } })]);
		await world.settleAll();
		await watcher.look(now);
		const seen: unknown[] = [];
		for (const perMillion of ['0.6', '0.9412']) {
			for (const { id } of await listOverrides(db, scope)) await removeOverride(db, scope, { id, removedBy: by });
			await priced(perMillion);
			await world.reprice(scope, true);
			await watcher.look(now);
			const crossings = await readToldCrossings(db, scope, budget, { limit: 10 });
			seen.push(crossings.map(({ threshold, isReached, wasTold }) => [threshold, isReached, wasTold]));
		}
		// $8.50 of $10, then $5.10, then $8.0002
		expect(seen).toEqual([
			[
				[80, false, true],
				[50, true, false],
			],
			[
				[80, true, true],
				[50, true, false],
			],
		]);
		expect(await told()).toEqual(['All has spent 85 %']);
	});

	it('a late span moves a period that is over, under its own limit, and says so', async () => {
		const daily: Partial<BudgetDraft> = { ...monthly, period: 'day', limit: '10' };
		const twoDaysAgo = new Date(now.getTime() - 2 * dayMs);
		const budget = await makeBudget(scope, daily, twoDaysAgo);
		await edit(budget, { ...daily, limit: '1000' });
		await spend(9, 'acme', -dayMs);
		await watcher.look(now);
		const [only] = (
			await db.query<{ event: NotificationEvent }>('SELECT event FROM notifications WHERE project_id = $1', [
				scope.projectId,
			])
		).rows;
		expect(only?.event).toMatchObject({ severity: 'warning', text: expect.stringContaining('Late:') });
	});

	it('periods from before there was a budget stay silent', async () => {
		await spend(50, 'acme', -dayMs);
		await makeBudget(scope, { ...monthly, period: 'day' });
		await watcher.look(now);
		expect(await told()).toEqual([]);
	});

	it('a removed budget says nothing more', async () => {
		const budget = await makeBudget(scope, monthly);
		await removeBudget(db, scope, { id: budget.id, removedBy: by });
		await spend(50);
		await watcher.look(now);
		expect(await told()).toEqual([]);
		const { rows } = await db.query('SELECT 1 FROM budget_spend WHERE project_id = $1', [scope.projectId]);
		expect(rows).toEqual([]);
	});

	it('on track to exceed is told once, and only where the budget wants it', async () => {
		const lastWeek = shiftPeriod(periodAt('week', 'UTC', now.getTime()), -1);
		const wednesdayNoon = lastWeek.fromMs + 2.5 * dayMs;
		for (let day = 0; day < 12; day++) await spend(100, 'acme', wednesdayNoon - day * dayMs - firstStart.getTime() - 1);
		// Monday to Wednesday noon 300, half of Wednesday and four whole days at 100 ahead: 750
		const weekly: Partial<BudgetDraft> = { period: 'week', timeZone: 'UTC', limit: '700', thresholds: [100] };
		const at = new Date(wednesdayNoon);
		const budget = await makeBudget(scope, weekly, at);
		await makeBudget(scope, { ...weekly, name: 'quiet', warnsOnTrack: false }, at);
		await makeBudget(scope, { ...weekly, name: 'roomy', limit: '800' }, at);
		for (let round = 0; round < 2; round++) {
			while (await watcher.project(at)) await watcher.look(at);
			watcher = createBudgetWatcher(db);
		}
		expect(await told()).toEqual(['All is on track to exceed']);
		const [standing] = await readSpend(db, scope, { budgetId: budget.id, from: new Date(lastWeek.fromMs) });
		expect(standing?.projected?.amount).toBe(picoUsdFrom('750'));
	});

	it('looks by itself each second', async () => {
		const job = runWatchBudgets({
			db,
			queue: undefined as never,
			secret: '',
			tell: tellNobody,
			log: pino({ level: 'silent' }),
		});
		const present = new Date();
		await makeBudget(scope, monthly, present);
		await spend(11, 'acme', present.getTime() - firstStart.getTime());
		await expect.poll(told, { timeout: 5_000 }).toEqual(['All has spent 110 %']);
		await job.close();
	});
});
