import { costSettings } from '@spanledger/core/prices/project-prices';
import { repriceEntries } from '@spanledger/core/reprice/reprice-entries';
import { placeBefore } from '@spanledger/core/reprice/reprice-place';
import { inTransaction } from '@spanledger/db/in-transaction';
import { listOverrides } from '@spanledger/db/prices/list-overrides';
import { removeOverride } from '@spanledger/db/prices/remove-override';
import { createRangeJob } from '@spanledger/db/range-jobs/create-range-job';
import { readChunk } from '@spanledger/db/reprice/read-chunk';
import { writeRepriced } from '@spanledger/db/reprice/write-repriced';
import type { Scope } from '@spanledger/db/scope';
import { holdSettings } from '@spanledger/db/settings/hold-settings';
import { saveSection } from '@spanledger/db/settings/save-section';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { by, callOf, mixedCalls, never, pricedWorld, priceOf, range, traceNamed } from '../testing/priced-world.ts';
import { findImbalance, readBooks } from '../testing/read-books.ts';
import { type RangeWork, workOnce } from './range-jobs.ts';
import { repriceRange } from './reprice-range.ts';
import { settleDue } from './settle-traces.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const world = pricedWorld(db);

let scope: Scope;
beforeEach(async () => {
	scope = await world.newProject();
	await db.query('DELETE FROM range_jobs');
});

describe('pricing again beside settling', () => {
	it('what was settled by an old price is not written once a new one is saved', async () => {
		await world.store(scope, mixedCalls);
		await db.query(`UPDATE unsettled_traces SET due_at = '-infinity'`);
		let saved = false;
		const late = {
			...world.settling,
			pricingOf: async (of: Scope) => {
				const pricing = await world.pricingOf(of);
				if (!saved) await world.setPrice(scope);
				saved = true;
				return pricing;
			},
		};
		await settleDue(late);
		expect((await readBooks(db, scope)).traces[0]).toMatchObject({ cost_usd: '0.004000000000', unpriced_spans: 0 });
		expect(world.faults).toEqual([]);
	});

	it('who saves a price waits for a settlement that goes by the old one', async () => {
		const order: string[] = [];
		await inTransaction(db, async (tx) => {
			await holdSettings(tx, scope);
			void world.setPrice(scope).then(() => order.push('saved'));
			await new Promise((resolve) => setTimeout(resolve, 100));
			order.push('settled');
		});
		await expect.poll(() => order).toEqual(['settled', 'saved']);
	});

	it('a settlement between the read and the write is neither lost nor undone', async () => {
		const root = callOf('a4', {
			traceId: traceNamed('a'),
			type: 'workflow',
			usage: null,
			durationMs: 20_000,
			dimensions: { team: 'core' },
		});
		await world.store(scope, mixedCalls);
		await world.settleAll();
		await world.setPrice(scope);
		const { book, costSetting } = await world.pricingOf(scope);
		const reprice = (entries: Parameters<typeof repriceEntries>[0]) => repriceEntries(entries, book, costSetting);
		const bounds = { after: placeBefore(range.from), last: placeBefore(range.to), filter: {} };
		const found = reprice(await readChunk(db, scope, { ...bounds, to: range.to, limit: 100 }));
		await world.store(scope, [root]); // now both calls of the trace are the team's
		await world.settleAll();
		const written = await inTransaction(db, (tx) => writeRepriced(db, tx, scope, found, bounds, reprice));
		expect(written).toHaveLength(mixedCalls.length);
		expect((await readBooks(db, scope)).byDimension).toMatchObject(
			expect.arrayContaining([
				expect.objectContaining({ dimension: 'team', key: 'core', calls: 2n, cost_usd: '0.004000000000' }),
			]),
		);
		expect(await findImbalance(db, scope)).toEqual([]);
	});

	type Act = { act: 'store' | 'settle' | 'price' | 'unprice' | 'setting' | 'reprice' | 'crash'; pick: number };
	const acts = fc.array(
		fc.record({
			act: fc.constantFrom<Act['act']>('store', 'store', 'settle', 'price', 'unprice', 'setting', 'reprice', 'crash'),
			pick: fc.nat(99),
		}),
		{ minLength: 4, maxLength: 14 },
	);
	const spans = [
		...mixedCalls,
		callOf('f', {
			traceId: traceNamed('b'),
			startMs: 1_000_500,
			reportedCostUsd: '0.5',
			reportedCostSource: 'gateway',
		}),
		callOf('a1', { traceId: traceNamed('d'), startMs: 5, reportedCostUsd: '0.7', reportedCostSource: 'sdk' }),
		callOf('a2', { traceId: traceNamed('d'), startMs: 6, billingHint: 'cached-replay' }),
		callOf('a3', { traceId: traceNamed('d'), startMs: 900_000, samplingWeight: 4 }),
		callOf('a4', { traceId: traceNamed('a'), type: 'workflow', durationMs: 20_000, dimensions: { tenant: 'root' } }),
	];
	const models = ['acme-7b', 'acme-9b', 'acme-*', 'gpt-4o-mini'];

	async function change({ act, pick }: Act): Promise<void> {
		const model = models[pick % models.length] ?? '';
		if (act === 'price') {
			const rates = { input: { base: String(pick), tiers: [] }, output: { base: '2', tiers: [] } };
			await world.setPrice(scope, priceOf({ model, rates })).catch(() => {}); // it may have one already
		}
		if (act === 'unprice') {
			const { id } = (await listOverrides(db, scope))[0] ?? {};
			if (id !== undefined) await removeOverride(db, scope, { id, removedBy: by });
		}
		if (act === 'setting') {
			const costSetting = costSettings[pick % costSettings.length];
			await saveSection(db, scope, { section: 'costs', value: { costSetting, headSampling: null }, savedBy: by });
		}
	}

	/** A re-pricing by two workers at once, one of which dies in its second step. */
	async function repriceBadly(crash: boolean): Promise<void> {
		const input = { kind: 'reprice', writes: true, ...range, input: {}, createdBy: by } as const;
		await createRangeJob(db, scope, input).catch(() => {}); // one may be open
		const steady = repriceRange(world.pricingOf, { writes: 2, preview: 2 });
		let steps = 0;
		const failing: RangeWork = {
			...steady,
			step: (pool, of, at, save) =>
				steady.step(pool, of, at, async (tx, step) => {
					await save(tx, step);
					if (crash && ++steps === 2) throw new Error('killed');
				}),
		};
		await Promise.allSettled([workOnce(db, { reprice: failing }, never), settleDue(world.settling)]);
		await db.query(`UPDATE range_jobs SET lease_until = '-infinity'`);
		if (!crash) await Promise.all([1, 2].map(() => workOnce(db, { reprice: steady }, never)));
	}

	it('leaves the books that settling afresh leaves, whatever came between', { timeout: 180_000 }, async () => {
		await fc.assert(
			fc.asyncProperty(acts, fc.shuffledSubarray(spans, { minLength: spans.length }), async (plan, arrival) => {
				scope = await world.newProject();
				await db.query('DELETE FROM range_jobs');
				const waiting = [...arrival];
				for (const [index, next] of plan.entries()) {
					const beside = plan[index + 1]?.act === 'price' ? change({ act: 'price', pick: next.pick + 1 }) : null;
					if (next.act === 'store') await world.store(scope, waiting.splice(0, 1 + (next.pick % 4)));
					else if (next.act === 'settle') await settleDue(world.settling);
					else if (next.act === 'reprice' || next.act === 'crash') await repriceBadly(next.act === 'crash');
					else await change(next);
					await beside;
					await db.query(`UPDATE unsettled_traces SET due_at = '-infinity' WHERE due_at < 'infinity'`);
					expect(await findImbalance(db, scope)).toEqual([]);
				}
				await world.store(scope, waiting);
				await world.settleAll();
				await db.query(`UPDATE range_jobs SET state = 'cancelled'`);
				await world.reprice(scope, true);
				expect(await findImbalance(db, scope)).toEqual([]);
				const repriced = await readBooks(db, scope);

				const old = scope;
				scope = await world.newProject();
				await copySettings(old, scope);
				await world.store(scope, spans);
				await world.settleAll();
				expect(repriced).toEqual(await readBooks(db, scope));
			}),
			{ numRuns: 40 },
		);
		expect(world.faults).toEqual([]);
	});
});

async function copySettings(from: Scope, to: Scope): Promise<void> {
	for (const { id: _, createdAt: __, createdBy: ___, ...override } of await listOverrides(db, from))
		await world.setPrice(to, override);
	await db.query(
		`INSERT INTO project_settings (project_id, section, value, updated_by)
		 SELECT $2, section, value, updated_by FROM project_settings WHERE project_id = $1`,
		[from.projectId, to.projectId],
	);
	await db.query('UPDATE projects SET settings_version = settings_version + 1 WHERE id = $1', [to.projectId]);
}
