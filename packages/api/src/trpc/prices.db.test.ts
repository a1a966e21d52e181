import { createRangeJob } from '@spanledger/db/range-jobs/create-range-job';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { spanOf } from '@spanledger/fixtures/span-of';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { bootstrapUser } from '../auth/bootstrap-user.ts';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject, settleAll, store, type TestProject } from '../testing/test-project.ts';
import { createCaller } from './app-router.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const now = new Date();
const deps = createTestDeps(db, () => now);
const range = { from: new Date(now.getTime() - 3_600_000), to: now };

let mine: TestProject;
let project: string;
let caller: ReturnType<typeof createCaller>;
beforeEach(async () => {
	await db.query('DELETE FROM auth_users');
	mine = await createTestProject(db);
	project = mine.project.slug;
	await bootstrapUser(deps, { email: 'ada@example.com', password: 'a good password' });
	const { rows } = await db.query<{ id: string }>('SELECT id FROM auth_users');
	caller = createCaller({ ...deps, member: { userId: rows[0]?.id ?? '', email: 'ada@example.com', name: 'Ada' } });
});

const acme = {
	provider: null,
	model: 'acme-7b',
	validFrom: null,
	rates: { input: { base: '1' } },
	mapsTo: null,
};
type Override = Parameters<typeof caller.prices.overrides.create>[0]['override'];
const create = (more: Partial<Override> = {}) =>
	caller.prices.overrides.create({ project, override: { ...acme, ...more } });

describe('prices of a project', () => {
	it('are made, listed, replaced and removed by whoever is signed in', async () => {
		const made = await create();
		expect(made).toMatchObject({ model: 'acme-7b', units: {}, note: '', createdBy: 'ada@example.com' });
		const replaced = await caller.prices.overrides.replace({
			project,
			id: made.id,
			override: { ...acme, note: 'new' },
		});
		expect(await caller.prices.overrides.list({ project })).toEqual([replaced]);
		await caller.prices.overrides.remove({ project, id: replaced.id });
		expect(await caller.prices.overrides.list({ project })).toEqual([]);
		const audit = await caller.audit.list({ project, noun: 'price' });
		expect(audit.map(({ action, actor }) => `${action} ${actor}`)).toEqual([
			'price.remove ada@example.com',
			'price.replace ada@example.com',
			'price.create ada@example.com',
		]);
	});

	it.each<{ because: string; override: Partial<Override>; message: RegExp; field?: string }>([
		{ because: 'it says nothing', override: { rates: {} }, message: /name a rate/ },
		{
			because: 'a rate is negative',
			override: { rates: { input: { base: '-1' } } },
			message: /decimal such as 0.15.*-1/,
		},
		{ because: 'a rate has an exponent', override: { rates: { input: { base: '1e3' } } }, message: /decimal such as/ },
		{ because: 'the day is none', override: { validFrom: '2026-02-30' }, message: /date such as 2026-11-18/ },
		{ because: 'the model is empty', override: { model: '  ' }, message: /model/ },
		{
			because: 'nothing is known of the model it maps to',
			override: { rates: {}, mapsTo: { provider: 'openai', model: 'gpt-99' } },
			message: /there is no price for openai\/gpt-99/,
		},
	])('are refused when $because', async ({ override, message }) => {
		await expect(create(override)).rejects.toMatchObject({
			code: 'BAD_REQUEST',
			message: expect.stringMatching(message),
		});
		expect(await caller.prices.overrides.list({ project })).toEqual([]);
	});

	it('may map to a list price or to one of their own', async () => {
		await create();
		await create({ model: 'acme-7b-*', rates: {}, mapsTo: { provider: null, model: 'acme-7b' } });
		await create({ model: 'deploy-eu', rates: {}, mapsTo: { provider: 'openai', model: 'gpt-4o-mini' } });
		await expect(create()).rejects.toMatchObject({ code: 'CONFLICT' });
	});

	it('discounts and the cost setting are kept', async () => {
		const discount = { provider: 'openai', validFrom: '2026-11-01', percent: '12.5' };
		const { id } = await caller.prices.discounts.create({ project, discount });
		expect(await caller.prices.discounts.list({ project })).toMatchObject([{ id, ...discount }]);
		await expect(
			caller.prices.discounts.create({ project, discount: { ...discount, percent: '101' } }),
		).rejects.toMatchObject({ code: 'BAD_REQUEST' });
		await caller.prices.discounts.remove({ project, id });
		expect(await caller.prices.setting({ project })).toEqual({ costSetting: 'gateway', headSampling: null });
		await caller.prices.saveSetting({ project, costSetting: 'computed', headSampling: 0.1 });
		expect(await caller.prices.setting({ project })).toEqual({ costSetting: 'computed', headSampling: 0.1 });
	});

	it('the catalogue comes a page at a time and says where it is from', async () => {
		const first = await caller.prices.catalogue({ project, search: 'GPT-4o', provider: 'openai', limit: 2 });
		expect(first).toMatchObject({ source: expect.stringMatching(/^genai-prices@/), nextCursor: 2 });
		const all = await caller.prices.catalogue({ project, search: 'gpt-4o', provider: 'openai' });
		expect(all.rows.slice(0, 2)).toEqual(first.rows);
		expect(all.total).toBe(all.rows.length);
		expect(all.rows.find(({ model }) => model === 'gpt-4o-mini')?.rates.input?.base).toBe('0.15');
	});
});

describe('pricing the past again', () => {
	const call = spanOf(
		'a',
		{ provider: 'acme', requestModel: 'acme-7b', usage: { inputTokens: 1_000 } },
		BigInt(now.getTime() - 60_000) * 1_000_000n,
	);

	it('calls without a price wait in the inbox', async () => {
		await store(db, mine, [call]);
		await settleAll(db);
		expect(await caller.prices.unpriced({ project, ...range })).toMatchObject({
			rows: [{ provider: 'acme', model: 'acme-7b', reason: 'unknown-model', calls: 1, inputTokens: 1_000 }],
			more: 0,
		});
		expect(await caller.prices.unpriced({ project, from: range.from, to: range.from })).toEqual({ rows: [], more: 0 });
	});

	it('is only done as it was previewed', async () => {
		const preview = await caller.prices.preview({ project, ...range, filter: { model: ['acme-7b'] } });
		expect(preview).toMatchObject({ kind: 'reprice', writes: false, state: 'waiting', input: { model: ['acme-7b'] } });
		const apply = () => caller.prices.reprice({ project, previewId: preview.id });
		await expect(apply()).rejects.toMatchObject({ code: 'CONFLICT', message: 'this preview is waiting' });
		const figures = { calls: 1, changed: 1, newlyPriced: 1, noLongerPriced: 0, stillUnpriced: 0 };
		const result = { ...figures, beforeUsd: '0', afterUsd: '1', pricesChanged: false, models: [], tenants: [] };
		await db.query(`UPDATE range_jobs SET state = 'done', result = $1`, [{ ...result, settingsVersion: '0' }]);
		const job = await apply();
		expect(job).toMatchObject({ writes: true, from: range.from, to: range.to, input: { model: ['acme-7b'] } });
		await expect(apply()).rejects.toMatchObject({ code: 'CONFLICT', message: /under way/ });
		await caller.rangeJobs.cancel({ project, id: job.id });
		await create();
		await expect(apply()).rejects.toMatchObject({ code: 'CONFLICT', message: /preview again/ });
	});

	it('needs a range, and a preview of its own project', async () => {
		await expect(caller.prices.preview({ project, from: now, to: now, filter: {} })).rejects.toMatchObject({
			code: 'BAD_REQUEST',
		});
		const theirs = await createTestProject(db);
		const job = await createRangeJob(
			db,
			{ projectId: theirs.project.id },
			{ kind: 'reprice', writes: false, ...range, input: {}, createdBy: 'eve' },
		);
		await expect(caller.prices.reprice({ project, previewId: job.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
	});
});
