import { type Period, periodAt, shiftPeriod } from '@spanledger/core/calendar/period';
import { closesAt } from '@spanledger/core/months/month-calendar';
import { closeMonth } from '@spanledger/db/months/close-month';
import { listAdjustments } from '@spanledger/db/months/list-adjustments';
import { listClosings } from '@spanledger/db/months/list-closings';
import { listOverrides } from '@spanledger/db/prices/list-overrides';
import { removeOverride } from '@spanledger/db/prices/remove-override';
import { createRangeJob } from '@spanledger/db/range-jobs/create-range-job';
import type { Scope } from '@spanledger/db/scope';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { closeMonths } from '../jobs/close-months.ts';
import { workOnce } from '../jobs/range-jobs.ts';
import { repriceRange } from '../jobs/reprice-range.ts';
import { by, callOf, firstStart, never, pricedWorld, traceNamed } from '../testing/priced-world.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const world = pricedWorld(db);

const dayMs = 86_400_000;
const thisMonth = periodAt('month', 'UTC', Date.now());
const last = shiftPeriod(thisMonth, -1);
const before = shiftPeriod(thisMonth, -2);
/** A moment in a month as an offset from the world's first call. */
const inMonth = ({ fromMs }: Period, days: number) => fromMs + days * dayMs - firstStart.getTime();

let scope: Scope;
beforeEach(async () => {
	await db.query('DELETE FROM usage_by_dimension');
	await db.query('DELETE FROM range_jobs');
	scope = await world.newProject();
});

/** Snapshot + adjustments of every closed month by dimension, key and purpose. */
async function closedPlusAdjustments(): Promise<unknown[]> {
	const { rows } = await db.query(
		`SELECT month, dimension, key, other, purpose, sum(calls)::bigint AS calls, sum(tokens)::bigint AS tokens, sum(cost_usd) AS cost
		 FROM (
			SELECT month, dimension, key, other, purpose, calls, tokens, cost_usd FROM month_snapshots WHERE project_id = $1
			UNION ALL
			SELECT month, dimension, key, other, purpose, calls, tokens, cost_usd FROM month_adjustments WHERE project_id = $1
		 ) AS parts
		 GROUP BY 1, 2, 3, 4, 5 HAVING (sum(calls), sum(tokens), sum(cost_usd)) <> (0, 0, 0) ORDER BY 1, 2, 3, 4, 5`,
		[scope.projectId],
	);
	return rows;
}

/** The ledger's own word on the same months. */
async function knownNow(): Promise<unknown[]> {
	const { rows } = await db.query(
		`SELECT to_char(date_trunc('month', bucket, 'UTC') AT TIME ZONE 'UTC', 'YYYY-MM') AS month, dimension, key, other, purpose,
			sum(calls)::bigint AS calls, sum(input_tokens + output_tokens)::bigint AS tokens, sum(cost_usd) AS cost
		 FROM usage_by_dimension
		 WHERE project_id = $1 AND bucket < (SELECT max(month_end) FROM month_closings WHERE project_id = $1)
		 GROUP BY 1, 2, 3, 4, 5 HAVING (sum(calls), sum(input_tokens + output_tokens), sum(cost_usd)) <> (0, 0, 0)
		 ORDER BY 1, 2, 3, 4, 5`,
		[scope.projectId],
	);
	return rows;
}

async function settle(): Promise<void> {
	await world.settleAll();
}

async function reprice(): Promise<void> {
	const range = { from: new Date(before.fromMs), to: new Date() };
	await createRangeJob(db, scope, { kind: 'reprice', writes: true, ...range, input: {}, createdBy: by }).catch(
		() => {},
	);
	await workOnce(db, { reprice: repriceRange(world.pricingOf, { writes: 3, preview: 3 }) }, never);
}

const closeAsJob = () => closeMonths(db, new Date());
const closeByHand = (month: Period) => closeMonth(db, scope, { month: month.name, closedBy: by, now: new Date() });

describe('closing months', () => {
	it('the job closes what is due, in order, once, and says so in the audit log', async () => {
		await world.store(scope, [
			callOf('a', { startMs: inMonth(before, 3) }),
			callOf('b', { startMs: inMonth(last, 3) }),
		]);
		await settle();
		await closeMonths(db, new Date(closesAt(last) - 1));
		expect((await listClosings(db, scope)).map(({ month }) => month)).toEqual([before.name]);
		await Promise.all([1, 2, 3].map(() => closeMonths(db, new Date(closesAt(last)))));
		await closeMonths(db, new Date(closesAt(last)));
		expect((await listClosings(db, scope)).map(({ month, closedBy }) => [month, closedBy])).toEqual([
			[before.name, 'close-months'],
			[last.name, 'close-months'],
		]);
		const { rows } = await db.query(
			`SELECT subject FROM audit_log WHERE project_id = $1 AND action = 'month.close' ORDER BY time`,
			[scope.projectId],
		);
		expect(rows).toEqual([{ subject: before.name }, { subject: last.name }]);
	});

	it('waits while spans of the month are on their way into the bill', async () => {
		await world.store(scope, [callOf('a', { startMs: inMonth(last, 3) })]);
		await settle();
		await world.store(scope, [callOf('b', { traceId: traceNamed('b'), startMs: inMonth(last, 4) })]);
		await closeMonths(db, new Date(closesAt(last)));
		expect(await listClosings(db, scope)).toEqual([]);
		await settle();
		await closeMonths(db, new Date(closesAt(last)));
		expect(await listClosings(db, scope)).toHaveLength(1);
	});

	it('by hand: not before it is over, not out of turn, not twice', async () => {
		await expect(closeByHand(last)).rejects.toThrow('nothing was spent yet');
		await world.store(scope, [callOf('a', { startMs: inMonth(before, 3) })]);
		await settle();
		await expect(closeByHand(last)).rejects.toThrow(`${before.name} is to be closed before ${last.name}`);
		await closeByHand(before);
		await expect(closeByHand(before)).rejects.toThrow(`${before.name} is closed`);
		await closeByHand(last);
		await expect(closeByHand(thisMonth)).rejects.toThrow(`${thisMonth.name} is not over before`);
	});

	it('what comes later is booked in the month that is open then', async () => {
		await world.setPrice(scope);
		await world.store(scope, [callOf('a', { startMs: inMonth(before, 3) })]);
		await settle();
		await closeByHand(before);
		await world.store(scope, [callOf('b', { traceId: traceNamed('b'), startMs: inMonth(before, 4) })]);
		await settle();
		await closeByHand(last);
		await world.store(scope, [callOf('c', { traceId: traceNamed('c'), startMs: inMonth(before, 5) })]);
		await settle();
		const oneCall = { month: before.name, calls: 1, costUsd: '0.002000000000' };
		expect(await listAdjustments(db, scope, { month: before.name })).toEqual([
			{ ...oneCall, bookedIn: last.name },
			{ ...oneCall, bookedIn: thisMonth.name },
		]);
		expect(await listAdjustments(db, scope, { month: thisMonth.name })).toEqual([
			{ ...oneCall, bookedIn: thisMonth.name },
		]);
	});
});

const spans = [
	callOf('a', { traceId: traceNamed('a'), startMs: inMonth(before, 2) }),
	callOf('b', { traceId: traceNamed('a'), startMs: inMonth(before, 2) + 1_000, dimensions: { tenant: 'globex' } }),
	callOf('c', { traceId: traceNamed('b'), startMs: inMonth(last, 1), requestModel: 'gpt-4o-mini', provider: 'openai' }),
	callOf('d', { traceId: traceNamed('c'), startMs: inMonth(last, 20), usage: null }),
	// one trace over the end of a month, whose root comes to give its calls a tenant
	callOf('e', { traceId: traceNamed('d'), startMs: inMonth(last, 0) - 60_000, dimensions: {} }),
	callOf('f', { traceId: traceNamed('d'), startMs: inMonth(last, 0) + 60_000, dimensions: {} }),
	callOf('a1', {
		traceId: traceNamed('d'),
		startMs: inMonth(last, 0) - 90_000,
		durationMs: 300_000,
		type: 'workflow',
		dimensions: { tenant: 'root' },
	}),
	callOf('a2', { traceId: traceNamed('e'), startMs: 0 }),
	// before everything else, and perhaps before the first closing
	callOf('a3', { traceId: traceNamed('f'), startMs: inMonth(before, 0) - 2 * dayMs }),
];

type Act = { act: 'store' | 'settle' | 'price' | 'unprice' | 'reprice' | 'close'; pick: number };
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
			'close',
			'close',
		),
		pick: fc.nat(99),
	}),
	{ minLength: 4, maxLength: 16 },
);

async function does({ act, pick }: Act, waiting: (typeof spans)[number][]): Promise<void> {
	if (act === 'store') {
		const some = waiting.splice(0, 1 + (pick % 3));
		if (some.length > 0) await world.store(scope, some);
	}
	if (act === 'settle') await settle();
	if (act === 'price') await world.setPrice(scope).catch(() => {});
	if (act === 'unprice') {
		const [override] = await listOverrides(db, scope);
		if (override !== undefined) await removeOverride(db, scope, { id: override.id, removedBy: by }).catch(() => {});
	}
	if (act === 'reprice') await reprice();
	if (act === 'close')
		await (pick % 2 === 0 ? closeAsJob() : closeByHand(pick % 4 === 1 ? before : last).catch(() => {}));
}

it('as closed + adjustments = as known now, whatever comes in whatever order', { timeout: 240_000 }, async () => {
	let adjusted = 0;
	await fc.assert(
		fc.asyncProperty(acts, fc.shuffledSubarray(spans, { minLength: spans.length }), async (plan, arrival) => {
			await db.query('DELETE FROM range_jobs');
			scope = await world.newProject();
			const waiting = [...arrival];
			for (let index = 0; index < plan.length; index += 2) {
				// two at once: what is settled while a month is closed is in the copy or an adjustment
				await db.query(`UPDATE unsettled_traces SET due_at = '-infinity' WHERE due_at < 'infinity'`);
				await Promise.all(plan.slice(index, index + 2).map((act) => does(act, waiting)));
				expect(await closedPlusAdjustments()).toEqual(await knownNow());
			}
			await settle();
			await closeByHand(before).catch(() => {});
			await world.store(scope, waiting);
			await settle();
			await world.setPrice(scope).catch(() => {});
			await reprice();
			expect(await closedPlusAdjustments()).toEqual(await knownNow());
			adjusted += (await listAdjustments(db, scope, { month: before.name })).length;
		}),
		{ numRuns: 30 },
	);
	expect(adjusted).toBeGreaterThan(5);
	expect(world.faults).toEqual([]);
});
