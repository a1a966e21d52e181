import { periodAt, shiftPeriod } from '@spanledger/core/calendar/period';
import { picoUsdFrom, usdText } from '@spanledger/core/money/pico-usd';
import type { Span } from '@spanledger/core/spans/span';
import { costBy } from '@spanledger/db/costs/cost-by';
import type { CostQuestion } from '@spanledger/db/costs/cost-question';
import { createRangeJob } from '@spanledger/db/range-jobs/create-range-job';
import { findRangeJob } from '@spanledger/db/range-jobs/find-range-job';
import { readWeeklySpend } from '@spanledger/db/reports/read-weekly-spend';
import type { Scope } from '@spanledger/db/scope';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { unsettleTraces } from '@spanledger/db/unsettled/unsettle-traces';
import { spanOf } from '@spanledger/fixtures/span-of';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { makeBudget, spendByBudgets, spendByLedger } from '../testing/budget-world.ts';
import { by, never, pricedWorld, priceOf, traceNamed } from '../testing/priced-world.ts';
import { findImbalance } from '../testing/read-books.ts';
import { workOnce } from './range-jobs.ts';
import { repriceRange } from './reprice-range.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const world = pricedWorld(db);

const dayMs = 86_400_000;
/** The turn of a month, some days ago: whose day, week and month a call is of depends on the zone. */
const turnMs = periodAt('month', 'UTC', Date.now() - 5 * dayMs).fromMs;
const from = new Date(turnMs - 40 * dayMs);
const to = new Date(turnMs + 5 * dayMs);

const zones = ['UTC', 'Asia/Kathmandu', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Kiritimati'];
const calls = fc.array(
	fc.record({
		atMs: fc.integer({ min: -3 * dayMs, max: 3 * dayMs }),
		trace: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
		tenant: fc.constantFrom('acme', 'globex', ''),
		user: fc.constantFrom('u_1', 'u_2'),
		model: fc.constantFrom('acme-7b', 'acme-9b', 'gpt-4o-mini'),
		tokens: fc.integer({ min: 1, max: 9_999 }),
	}),
	{ minLength: 3, maxLength: 12 },
);
type Call = typeof calls extends fc.Arbitrary<(infer One)[]> ? One : never;

const spanOfCall = ({ atMs, trace, tenant, user, model, tokens }: Call, index: number): Span =>
	spanOf(
		`${index}`,
		{
			traceId: traceNamed(trace),
			startMs: atMs,
			usage: { inputTokens: tokens, outputTokens: 7 },
			requestModel: model,
			provider: model === 'gpt-4o-mini' ? 'openai' : null,
			dimensions: tenant === '' ? { user } : { tenant, user },
		},
		BigInt(turnMs) * 1_000_000n,
	);

const arrivals = fc.record({
	calls,
	/** Picks of what comes next: any order, some of it twice. */
	order: fc.array(fc.record({ pick: fc.nat(11), settles: fc.boolean() }), { maxLength: 12 }),
	zone: fc.constantFrom(...zones),
	/** USD per million input tokens, before and after. */
	prices: fc.tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 })),
	repricedAt: fc.nat(12),
	/** Whose data is deleted. */
	deleted: fc.constantFrom('u_1', 'u_2'),
});
type Arrivals = typeof arrivals extends fc.Arbitrary<infer One> ? One : never;

async function live(scope: Scope, { calls, order, zone, prices, repricedAt }: Arrivals): Promise<void> {
	const spans = calls.map(spanOfCall);
	const drafts = [
		{ name: 'tenants', groupBy: 'tenant', timeZone: zone },
		{ name: 'days', unit: 'tokens', period: 'day', timeZone: zone },
		{ name: 'users', groupBy: 'user', unit: 'calls', period: 'week', timeZone: zone },
	] as const;
	for (const draft of drafts) await makeBudget(db, scope, draft, from);
	await setPrice(scope, 'acme-7b', prices[0]);
	for (const [index, { pick, settles }] of order.entries()) {
		if (index === repricedAt) await setPrice(scope, 'acme-*', prices[1]);
		await world.store(scope, [spans[pick % spans.length] as Span]); // of at least three
		if (settles) await world.settleAll();
	}
	await world.store(scope, spans);
	await world.settleAll();
	const { id } = await createRangeJob(db, scope, { kind: 'reprice', writes: true, from, to, input: {}, createdBy: by });
	await workOnce(db, { reprice: repriceRange(world.pricingOf, { writes: 2, preview: 2 }) }, never);
	expect(await findRangeJob(db, scope, { id })).toMatchObject({ state: 'done' });
}

/** What deleting a user leaves of him: a token, on the same calls. The bill follows the spans as it always does. */
async function forget(scope: Scope, user: string): Promise<void> {
	const { rows: touched } = await db.query<{ traceId: string; minStart: Date; maxStart: Date }>(
		`SELECT encode(trace_id, 'hex') AS "traceId", min(start_time) AS "minStart", max(start_time) AS "maxStart"
		 FROM spans WHERE project_id = $1 AND user_id = $2 GROUP BY trace_id`,
		[scope.projectId, user],
	);
	await db.query(`UPDATE spans SET user_id = 'token' WHERE project_id = $1 AND user_id = $2`, [scope.projectId, user]);
	await unsettleTraces(db, scope, touched);
	await world.settleAll();
}

const setPrice = (scope: Scope, model: string, usd: number) =>
	world.setPrice(scope, priceOf({ model, rates: { input: { base: `${usd}`, tiers: [] } } }));

const question = (timeZone: string, more: Partial<CostQuestion>): CostQuestion => ({
	groupBy: 'tenant',
	from,
	to,
	interval: 'none',
	timeZone,
	filters: {},
	purpose: 'product',
	...more,
});

/** By Postgres' own calendar, straight from the ledger. */
async function ledgerBy({ projectId }: Scope, period: string, zone: string, column: string) {
	const { rows } = await db.query<{ start: Date; key: string; calls: bigint; usd: string }>(
		`SELECT date_trunc($2, start_time, $3) AS start, ${column} AS key, count(*) AS calls,
			coalesce(sum(cost_usd), 0)::numeric(30,12) AS usd
		 FROM ledger_entries WHERE project_id = $1 GROUP BY 1, 2`,
		[projectId, period, zone],
	);
	return rows.map(({ start, key, calls, usd }) => line(start, key, Number(calls), picoUsdFrom(usd))).sort();
}

const line = (start: Date | null, key: string, calls: number, usd: bigint): string =>
	`${start?.toISOString()} ${key || '–'}: ${calls} calls, $${usdText(usd)}`;

async function expectBill(scope: Scope, zone: string): Promise<void> {
	for (const interval of ['day', 'week', 'month'] as const) {
		for (const groupBy of ['tenant', 'model'] as const) {
			const { rows, total } = await costBy(db, scope, question(zone, { interval, groupBy }));
			const lines = rows.map(({ bucket, key, calls, costUsd }) => line(bucket, key, calls, costUsd)).sort();
			expect(lines).toEqual(await ledgerBy(scope, interval, zone, groupBy));
			expect(rows.reduce((sum, { costUsd }) => sum + costUsd, 0n)).toBe(total.costUsd);
		}
	}
}

/** A budget of each tenant's month has spent what the bill of that month says. */
async function expectBudgets(scope: Scope, zone: string): Promise<void> {
	expect(await spendByBudgets(db, scope)).toEqual(await spendByLedger(db, scope));
	const { rows } = await db.query<{ period_start: Date; group_key: string; calls: bigint; spent: string }>(
		`SELECT s.period_start, s.group_key, s.calls, s.spent FROM budget_spend s
		 JOIN budgets b ON b.project_id = s.project_id AND b.id = s.budget_id
		 WHERE s.project_id = $1 AND b.name = 'tenants' AND s.calls <> 0`,
		[scope.projectId],
	);
	const spent = rows.map(({ period_start, group_key, calls, spent }) =>
		line(period_start, group_key, Number(calls), picoUsdFrom(spent)),
	);
	expect(spent.sort()).toEqual(await ledgerBy(scope, 'month', zone, 'tenant'));
}

/** What is told of two weeks is what the bill says of them. */
async function expectWeek(scope: Scope, zone: string): Promise<void> {
	const week = periodAt('week', zone, turnMs);
	const { change } = await readWeeklySpend(db, scope, week);
	const [before, after] = [shiftPeriod(week, -1), week].map(({ fromMs, toMs }) =>
		costBy(db, scope, question(zone, { from: new Date(fromMs), to: new Date(toMs) })),
	);
	expect([change.before, change.after]).toEqual([(await before)?.total.costUsd, (await after)?.total.costUsd]);
	const { volume, mix, tokensPerCall, price } = change.parts;
	expect(volume + mix + tokensPerCall + price).toBe(change.after - change.before);
}

it('bill, ledger, budgets and reports agree: in any order, twice, priced again, deleted, by the clock of any zone', async () => {
	await fc.assert(
		fc.asyncProperty(arrivals, async (arrivals) => {
			const scope = await world.newProject();
			await live(scope, arrivals);
			expect(await findImbalance(db, scope)).toEqual([]);
			await expectBill(scope, arrivals.zone);
			await expectBudgets(scope, arrivals.zone);
			await expectWeek(scope, arrivals.zone);

			const before = await costBy(db, scope, question(arrivals.zone, { groupBy: 'user' }));
			await forget(scope, arrivals.deleted);
			const after = await costBy(db, scope, question(arrivals.zone, { groupBy: 'user' }));
			expect(after.total).toEqual(before.total);
			const renamed = before.rows.map(({ key, costUsd }) => [key === arrivals.deleted ? 'token' : key, costUsd]);
			expect(after.rows.map(({ key, costUsd }) => [key, costUsd]).sort()).toEqual(renamed.sort());
			expect(await findImbalance(db, scope)).toEqual([]);
			await expectBill(scope, arrivals.zone);
			await expectBudgets(scope, arrivals.zone);
			await expectWeek(scope, arrivals.zone);
		}),
		{ numRuns: 15 },
	);
	expect(world.faults).toEqual([]);
}, 120_000);
