import type { BudgetDraft } from '@spanledger/core/budgets/budget';
import { editBudget } from '@spanledger/db/budgets/edit-budget';
import { listOverrides } from '@spanledger/db/prices/list-overrides';
import { removeOverride } from '@spanledger/db/prices/remove-override';
import { createRangeJob } from '@spanledger/db/range-jobs/create-range-job';
import type { Scope } from '@spanledger/db/scope';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import fc from 'fast-check';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { workOnce } from '../jobs/range-jobs.ts';
import { repriceRange } from '../jobs/reprice-range.ts';
import { settleDue } from '../jobs/settle-traces.ts';
import { budgetOf, makeBudget, spendByBudgets, spendByLedger } from '../testing/budget-world.ts';
import { by, callOf, mixedCalls, never, pricedWorld, priceOf, range, traceNamed } from '../testing/priced-world.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const world = pricedWorld(db);

let scope: Scope;
beforeEach(async () => {
	scope = await world.newProject();
	await db.query('DELETE FROM range_jobs');
});

const zones = ['UTC', 'Asia/Kathmandu', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Kiritimati'];
const drafts: Partial<BudgetDraft>[] = [
	{ name: 'all' },
	{ name: 'tenants', groupBy: 'tenant', period: 'day' },
	{ name: 'users', groupBy: 'user', unit: 'tokens', period: 'week' },
	{ name: 'acme', filters: { tenant: ['acme'] }, groupBy: 'model', unit: 'calls', period: 'day' },
	{ name: 'acme users', filters: { tenant: ['acme', ''] }, groupBy: 'user' },
];

const spans = [
	...mixedCalls,
	callOf('f', { traceId: traceNamed('b'), startMs: 1_000_500, reportedCostUsd: '0.5', reportedCostSource: 'gateway' }),
	// ends up in yesterday for one zone and in today for another
	callOf('a1', { traceId: traceNamed('d'), startMs: -20 * 3_600_000, reportedCostUsd: '0.7' }),
	callOf('a2', { traceId: traceNamed('d'), startMs: 6, billingHint: 'cached-replay' }),
	callOf('a3', { traceId: traceNamed('e'), startMs: -7 * 3_600_000, type: 'llm', dimensions: {} }),
	// the root comes after its call and gives it the tenant
	callOf('a4', { traceId: traceNamed('a'), type: 'workflow', durationMs: 20_000, dimensions: { tenant: 'root' } }),
];

type Act = { act: 'store' | 'settle' | 'price' | 'unprice' | 'reprice' | 'budget' | 'redefine'; pick: number };
const acts = fc.array(
	fc.record({
		act: fc.constantFrom<Act['act']>(
			'store',
			'store',
			'settle',
			'settle',
			'price',
			'unprice',
			'reprice',
			'budget',
			'redefine',
		),
		pick: fc.nat(99),
	}),
	{ minLength: 4, maxLength: 14 },
);

async function does({ act, pick }: Act, waiting: typeof spans, zone: string): Promise<void> {
	if (act === 'store') await world.store(scope, waiting.splice(0, 1 + (pick % 4)));
	if (act === 'settle') await settleDue(world.settling);
	if (act === 'price') {
		const rates = { input: { base: String(pick), tiers: [] }, output: { base: '2', tiers: [] } };
		await world.setPrice(scope, priceOf({ model: 'acme-*', rates })).catch(() => {}); // it may have one already
	}
	if (act === 'unprice') {
		const { id } = (await listOverrides(db, scope))[0] ?? {};
		if (id !== undefined) await removeOverride(db, scope, { id, removedBy: by }).catch(() => {}); // the other was first
	}
	if (act === 'reprice') {
		const order = { kind: 'reprice', writes: true, ...range, input: {}, createdBy: by } as const;
		await createRangeJob(db, scope, order).catch(() => {}); // one may be open
		await workOnce(db, { reprice: repriceRange(world.pricingOf, { writes: 2, preview: 2 }) }, never);
	}
	const draft = { ...drafts[pick % drafts.length], timeZone: zone };
	if (act === 'budget') await makeBudget(db, scope, draft).catch(() => {}); // there is one of that name
	if (act === 'redefine') {
		const { rows } = await db.query<{ id: string; name: string }>(
			'SELECT id, name FROM budgets WHERE project_id = $1 LIMIT 1',
			[scope.projectId],
		);
		const [first] = rows;
		if (first === undefined) return;
		const settings = budgetOf({ ...draft, name: first.name });
		await editBudget(db, scope, { id: first.id, settings, editedBy: by, now: new Date() });
	}
}

it('spend is the ledger’s sum by group and period, whatever comes in whatever order', {
	timeout: 240_000,
}, async () => {
	await fc.assert(
		fc.asyncProperty(
			acts,
			fc.shuffledSubarray(spans, { minLength: spans.length }),
			fc.constantFrom(...zones),
			async (plan, arrival, zone) => {
				scope = await world.newProject();
				await db.query('DELETE FROM range_jobs');
				await makeBudget(db, scope, { name: 'from the start', groupBy: 'tenant', timeZone: zone });
				const waiting = [...arrival];
				for (let index = 0; index < plan.length; index += 2) {
					// two at once: what is settled while a budget is made is counted once
					const pair = plan.slice(index, index + 2).map((act) => does(act, waiting, zone));
					await db.query(`UPDATE unsettled_traces SET due_at = '-infinity' WHERE due_at < 'infinity'`);
					await Promise.all(pair);
					expect(await spendByBudgets(db, scope)).toEqual(await spendByLedger(db, scope));
				}
				for (const draft of drafts) await makeBudget(db, scope, { ...draft, timeZone: zone }).catch(() => {});
				await world.store(scope, waiting);
				await world.settleAll();
				const counted = await spendByBudgets(db, scope);
				expect(counted.length).toBeGreaterThan(8);
				expect(counted).toEqual(await spendByLedger(db, scope));

				await world.setPrice(scope, priceOf()); // before the price for acme-*, where there is one
				await world.reprice(scope, true);
				const repriced = await spendByBudgets(db, scope);
				expect(repriced).not.toEqual(counted);
				expect(repriced).toEqual(await spendByLedger(db, scope));
			},
		),
		{ numRuns: 40 },
	);
	expect(world.faults).toEqual([]);
});
