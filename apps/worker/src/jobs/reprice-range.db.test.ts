import type { RepriceFilter } from '@spanledger/core/reprice/reprice-filter';
import { listUnpriced } from '@spanledger/db/prices/list-unpriced';
import { removeOverride } from '@spanledger/db/prices/remove-override';
import { createRangeJob } from '@spanledger/db/range-jobs/create-range-job';
import { findRangeJob } from '@spanledger/db/range-jobs/find-range-job';
import type { Scope } from '@spanledger/db/scope';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import {
	by,
	callOf,
	firstStart,
	mixedCalls,
	never,
	pricedWorld,
	priceOf,
	range,
	traceNamed,
} from '../testing/priced-world.ts';
import { findImbalance, readBooks } from '../testing/read-books.ts';
import { type RangeWork, workOnce } from './range-jobs.ts';
import { repriceRange } from './reprice-range.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const world = pricedWorld(db);

let scope: Scope;
beforeEach(async () => {
	scope = await world.newProject();
	await db.query('DELETE FROM range_jobs');
});

describe('pricing again', () => {
	it('what it previews is what it writes, and both are what settling afresh would give', async () => {
		await world.store(scope, mixedCalls);
		await world.settleAll();
		await world.setPrice(scope);
		const before = await readBooks(db, scope);
		// a and b: (1,000 × 1 + 100 × 10) per 1e6 each; c: (1,000 × 0.15 + 100 × 0.6) per 1e6 as before
		const figures = {
			calls: 5,
			changed: 2,
			newlyPriced: 2,
			noLongerPriced: 0,
			stillUnpriced: 2,
			beforeUsd: '0.00021',
			afterUsd: '0.00421',
		};
		const preview = await world.reprice(scope, false);
		expect(preview).toMatchObject({ ...figures, pricesChanged: false });
		expect(preview.models.map(({ key, calls, afterUsd }) => [key, calls, afterUsd])).toEqual([
			['acme-7b', 3, '0.004'],
			['acme-9b', 1, '0'],
			['gpt-4o-mini', 1, '0.00021'],
		]);
		expect(preview.tenants.map(({ key, changed, beforeUsd, afterUsd }) => [key, changed, beforeUsd, afterUsd])).toEqual(
			[
				['acme', 1, '0.00021', '0.00221'],
				['globex', 1, '0', '0.002'],
			],
		);
		expect(await readBooks(db, scope)).toEqual(before);

		expect(await world.reprice(scope, true)).toEqual(preview);
		expect(await findImbalance(db, scope)).toEqual([]);
		const repriced = await readBooks(db, scope);
		const fresh = await world.newProject();
		await world.setPrice(fresh);
		await world.store(fresh, mixedCalls);
		await world.settleAll();
		expect(repriced).toEqual(await readBooks(db, fresh));
		expect(repriced.traces.map(({ cost_usd, unpriced_spans }) => [cost_usd, unpriced_spans])).toEqual([
			['0.004000000000', 0],
			['0.000210000000', 1],
			[null, 1],
		]);
		expect(await world.reprice(scope, true)).toMatchObject({ changed: 0, beforeUsd: '0.00421', afterUsd: '0.00421' });
		expect((await db.query('SELECT 1 FROM reprice_sums')).rows).toEqual([]);
	});

	it.each<{ filter: RepriceFilter; changed: number }>([
		{ filter: { tenant: ['globex'] }, changed: 1 },
		{ filter: { model: ['acme-7b'] }, changed: 2 },
		{ filter: { model: ['acme-7b'], tenant: ['acme'] }, changed: 1 },
		{ filter: { provider: ['openai'] }, changed: 0 },
		{ filter: { provider: [''] }, changed: 2 },
		{ filter: { model: ['nobody-calls-this'] }, changed: 0 },
	])('only what the filter $filter asks for', async ({ filter, changed }) => {
		await world.store(scope, mixedCalls);
		await world.settleAll();
		await world.setPrice(scope);
		expect(await world.reprice(scope, true, filter)).toMatchObject({ changed, newlyPriced: changed });
		expect(await findImbalance(db, scope)).toEqual([]);
	});

	it('a bill outlives its spans: closed traces, and those whose row is gone, are priced too', async () => {
		await world.store(scope, mixedCalls);
		await world.settleAll();
		await world.setPrice(scope);
		await db.query(`UPDATE traces SET closed = true WHERE project_id = $1`, [scope.projectId]);
		await db.query('DELETE FROM traces WHERE project_id = $1 AND trace_id = $2', [
			scope.projectId,
			Buffer.from(traceNamed('a'), 'hex'),
		]);
		expect(await world.reprice(scope, true)).toMatchObject({ newlyPriced: 2 });
		expect(await findImbalance(db, scope)).toEqual([]);
	});

	it('a price taken back makes calls unknown again, never free', async () => {
		const { id } = await world.setPrice(scope);
		await world.store(scope, mixedCalls);
		await world.settleAll();
		await removeOverride(db, scope, { id, removedBy: by });
		expect(await world.reprice(scope, true)).toMatchObject({ noLongerPriced: 2, afterUsd: '0.00021' });
		expect((await readBooks(db, scope)).traces[0]).toMatchObject({ cost_usd: null, unpriced_spans: 2 });
		expect(await findImbalance(db, scope)).toEqual([]);
	});

	it('a self-hosted model is free only when somebody says so', async () => {
		await world.store(scope, [callOf('a', { provider: 'ollama', requestModel: 'llama-3' })]);
		await world.settleAll();
		expect((await listUnpriced(db, scope, range)).rows).toEqual([
			{
				provider: 'ollama',
				model: 'llama-3',
				reason: 'unknown-model',
				calls: 1,
				inputTokens: 1_000,
				outputTokens: 100,
				firstSeen: firstStart,
				lastSeen: firstStart,
			},
		]);
		const free = { input: { base: '0', tiers: [] }, output: { base: '0', tiers: [] } };
		await world.setPrice(scope, priceOf({ provider: 'ollama', model: '*', rates: free }));
		expect(await world.reprice(scope, true)).toMatchObject({ newlyPriced: 1, afterUsd: '0' });
		expect((await listUnpriced(db, scope, range)).rows).toEqual([]);
		expect((await readBooks(db, scope)).traces).toMatchObject([{ cost_usd: '0.000000000000', unpriced_spans: 0 }]);
	});

	it('says when prices were changed while it went on', async () => {
		await world.store(scope, mixedCalls);
		await world.settleAll();
		await world.setPrice(scope);
		const { id } = await createRangeJob(db, scope, {
			kind: 'reprice',
			writes: true,
			...range,
			input: {},
			createdBy: by,
		});
		const slow = repriceRange(world.pricingOf, { writes: 2, preview: 2 });
		let steps = 0;
		const changing: RangeWork = {
			...slow,
			step: async (...args) => {
				if (++steps === 2) await world.setPrice(scope, priceOf({ model: 'acme-9b' }));
				return slow.step(...args);
			},
		};
		await workOnce(db, { reprice: changing }, never);
		expect((await findRangeJob(db, scope, { id }))?.result).toMatchObject({ pricesChanged: true });
		expect(await findImbalance(db, scope)).toEqual([]);
	});
});
