import { reviewUnset } from '@spanledger/core/reviews/review-settings';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { idOf, spanOf } from '@spanledger/fixtures/span-of';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootstrapUser } from '../auth/bootstrap-user.ts';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject, settleAll, store, type TestProject } from '../testing/test-project.ts';
import { appRouter, createCaller } from './app-router.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const now = new Date();
const deps = createTestDeps(db, () => now);
const foreignTrace = 'f'.repeat(32);

let mine: TestProject;
let theirs: TestProject;
let caller: ReturnType<typeof createCaller>;
const stranger = createCaller({ ...deps, member: null });

beforeAll(async () => {
	mine = await createTestProject(db);
	await bootstrapUser(deps, { email: 'admin@example.com', password: 'a good password' });
	theirs = await createTestProject(db); // made after, so nobody here is its member
	const { rows } = await db.query<{ id: string }>('SELECT id FROM auth_users');
	caller = createCaller({ ...deps, member: { userId: rows[0]?.id ?? '', email: 'admin@example.com', name: 'admin' } });
	const startNs = BigInt(now.getTime() - 600_000) * 1_000_000n;
	await store(db, theirs, [spanOf('a', { traceId: foreignTrace, dimensions: { user: 'u_theirs' } }, startNs)]);
	await settleAll(db);
});

const nobody = '00000000-0000-4000-8000-000000000000';
const somePrice = {
	provider: null,
	model: 'acme-7b',
	validFrom: null,
	rates: { input: { base: '1' } },
	mapsTo: null,
};
const someBudget = { name: 'mine', unit: 'usd', limit: '10', period: 'month', timeZone: 'UTC' } as const;
const someLatencyBudget = { route: 'a', targetMs: 2_000, allotments: [], forMinutes: 10 };
const someSlo = { name: 'mine', route: null, kind: 'errors', percent: 99, thresholdMs: null, days: 28 } as const;
const someWeekly = { enabled: false, channelIds: [], weekday: 1, hour: 9, timeZone: 'UTC' };
const someDiscount = { provider: 'openai', validFrom: null, percent: '10' };

/** Every procedure of a project with an input that is valid, and would answer in one's own project. */
const calls: Record<string, (project: string, as: typeof caller) => Promise<unknown>> = {
	'projects.current': (project, as) => as.projects.current({ project }),
	'traces.list': (project, as) => as.traces.list({ project }),
	'traces.durations': (project, as) => as.traces.durations({ project }),
	'traces.findInTrace': (project, as) => as.traces.findInTrace({ project, traceId: foreignTrace, text: 'refund' }),
	'traces.hidden': (project, as) => as.traces.hidden({ project }),
	'traces.firstSpans': (project, as) => as.traces.firstSpans({ project, traceId: foreignTrace }),
	'traces.firstRows': (project, as) => as.traces.firstRows({ project, traceId: foreignTrace }),
	'traces.span': (project, as) => as.traces.span({ project, traceId: foreignTrace, spanId: idOf('a') }),
	'traces.contents': (project, as) => as.traces.contents({ project, traceIds: [foreignTrace] }),
	'traces.transcript': (project, as) => as.traces.transcript({ project, traceId: foreignTrace }),
	'traces.compare': (project, as) => as.traces.compare({ project, a: foreignTrace, b: foreignTrace }),
	'traces.histogram': (project, as) => as.traces.histogram({ project, timezone: 'UTC' }),
	'traces.values': (project, as) => as.traces.values({ project, field: 'user', typed: 'u_theirs' }),
	'traces.find': (project, as) => as.traces.find({ project, text: 'u_theirs' }),
	'views.list': (project, as) => as.views.list({ project }),
	'views.save': (project, as) => as.views.save({ project, name: 'mine', query: 'status=error' }),
	'views.remove': (project, as) => as.views.remove({ project, name: 'mine' }),
	'costs.by': (project, as) => as.costs.by({ project }),
	'costs.trend': (project, as) => as.costs.trend({ project }),
	'costs.outlook': (project, as) => as.costs.outlook({ project }),
	'costs.calls': (project, as) => as.costs.calls({ project }),
	'datasets.list': (project, as) => as.datasets.list({ project }),
	'datasets.create': (project, as) => as.datasets.create({ project, name: 'mine' }),
	'datasets.remove': (project, as) => as.datasets.remove({ project, dataset: 'theirs' }),
	'datasets.get': (project, as) => as.datasets.get({ project, dataset: 'theirs' }),
	'datasets.items': (project, as) => as.datasets.items({ project, dataset: 'theirs' }),
	'datasets.take': (project, as) => as.datasets.take({ project, traceId: foreignTrace }),
	'datasets.add': (project, as) => as.datasets.add({ project, dataset: 'mine', traceId: foreignTrace, expected: null }),
	'datasets.addTraces': (project, as) => as.datasets.addTraces({ project, dataset: 'mine', traceIds: [foreignTrace] }),
	'datasets.editItem': (project, as) =>
		as.datasets.editItem({
			project,
			dataset: 'theirs',
			itemId: nobody,
			edit: { expected: null, labels: [], context: [] },
		}),
	'datasets.removeItems': (project, as) => as.datasets.removeItems({ project, dataset: 'theirs', itemIds: [nobody] }),
	'datasetRuns.list': (project, as) => as.datasetRuns.list({ project, dataset: 'theirs' }),
	'datasetRuns.compare': (project, as) =>
		as.datasetRuns.compare({ project, dataset: 'theirs', run: 'theirs', against: null }),
	'datasetRuns.remove': (project, as) => as.datasetRuns.remove({ project, dataset: 'theirs', run: 'theirs' }),
	'quality.by': (project, as) => as.quality.by({ project }),
	'quality.trend': (project, as) => as.quality.trend({ project, score: 'thumbs' }),
	'scores.definitions': (project, as) => as.scores.definitions({ project }),
	'scores.define': (project, as) =>
		as.scores.define({ project, definition: { name: 'mine', direction: 'higher', min: 0, max: 5, passMark: 4 } }),
	'scores.undefine': (project, as) => as.scores.undefine({ project, name: 'mine' }),
	'dimensions.values': (project, as) => as.dimensions.values({ project, dimension: 'user' }),
	'keys.list': (project, as) => as.keys.list({ project }),
	'keys.create': (project, as) => as.keys.create({ project, name: 'mine now', scopes: ['read'] }),
	'keys.revoke': (project, as) => as.keys.revoke({ project, id: '00000000-0000-4000-8000-000000000000' }),
	'links.list': (project, as) => as.links.list({ project, traceId: foreignTrace }),
	'links.count': (project, as) => as.links.count({ project, traceId: foreignTrace }),
	'logs.dropped': (project, as) => as.logs.dropped({ project }),
	'onboarding.status': (project, as) => as.onboarding.status({ project }),
	'mapping.get': (project, as) => as.mapping.get({ project }),
	'mapping.save': (project, as) => as.mapping.save({ project, mapping: { tenant: ['shop.account'] } }),
	'mapping.explainPasted': (project, as) => as.mapping.explainPasted({ project, text: '{"shop.account": "acme"}' }),
	'mapping.explainStored': (project, as) =>
		as.mapping.explainStored({ project, traceId: foreignTrace, spanId: idOf('a') }),
	'mapping.seenKeys': (project, as) => as.mapping.seenKeys({ project }),
	'mapping.reread': (project, as) =>
		as.mapping.reread({ project, from: new Date(0), to: new Date(1), writes: true, mapping: null }),
	'rangeJobs.list': (project, as) => as.rangeJobs.list({ project, kind: 'reprice' }),
	'rangeJobs.one': (project, as) => as.rangeJobs.one({ project, id: '00000000-0000-4000-8000-000000000000' }),
	'rangeJobs.cancel': (project, as) => as.rangeJobs.cancel({ project, id: '00000000-0000-4000-8000-000000000000' }),
	'budgets.list': (project, as) => as.budgets.list({ project }),
	'budgets.page': (project, as) => as.budgets.page({ project, id: nobody }),
	'budgets.preview': (project, as) => as.budgets.preview({ project, settings: someBudget, hasLimit: true }),
	'budgets.create': (project, as) => as.budgets.create({ project, settings: someBudget }),
	'budgets.update': (project, as) => as.budgets.update({ project, id: nobody, settings: someBudget }),
	'budgets.remove': (project, as) => as.budgets.remove({ project, id: nobody }),
	'budgets.except': (project, as) => as.budgets.except({ project, id: nobody, group: 'acme', limit: '5' }),
	'latency.overview': (project, as) => as.latency.overview({ project }),
	'latency.route': (project, as) => as.latency.route({ project, route: 'a' }),
	'latency.budgets': (project, as) => as.latency.budgets({ project }),
	'latency.allotments': (project, as) => as.latency.allotments({ project, route: 'a' }),
	'latency.suggestions': (project, as) => as.latency.suggestions({ project }),
	'latency.saveBudget': (project, as) => as.latency.saveBudget({ project, id: null, budget: someLatencyBudget }),
	'latency.removeBudget': (project, as) => as.latency.removeBudget({ project, id: nobody }),
	'latency.slos': (project, as) => as.latency.slos({ project }),
	'latency.createSlo': (project, as) => as.latency.createSlo({ project, slo: someSlo }),
	'latency.updateSlo': (project, as) => as.latency.updateSlo({ project, id: nobody, slo: someSlo }),
	'latency.removeSlo': (project, as) => as.latency.removeSlo({ project, id: nobody }),
	'latency.incidents': (project, as) => as.latency.incidents({ project }),
	'channels.list': (project, as) => as.channels.list({ project }),
	'channels.create': (project, as) =>
		as.channels.create({ project, name: 'mine', target: { kind: 'slack', url: 'https://hooks.example/x' } }),
	'channels.replace': (project, as) =>
		as.channels.replace({
			project,
			id: nobody,
			name: 'mine',
			target: { kind: 'slack', url: 'https://hooks.example/x' },
		}),
	'channels.remove': (project, as) => as.channels.remove({ project, id: nobody }),
	'channels.test': (project, as) => as.channels.test({ project, id: nobody }),
	'channels.delivery': (project, as) => as.channels.delivery({ project, id: nobody }),
	'channels.deliveries': (project, as) => as.channels.deliveries({ project, channelId: nobody }),
	'anomalies.list': (project, as) => as.anomalies.list({ project, from: new Date(0), to: now }),
	'anomalies.explain': (project, as) => as.anomalies.explain({ project, id: nobody }),
	'anomalies.acknowledge': (project, as) => as.anomalies.acknowledge({ project, id: nobody }),
	'reports.weeklySpend.get': (project, as) => as.reports.weeklySpend.get({ project }),
	'reports.weeklySpend.save': (project, as) => as.reports.weeklySpend.save({ project, settings: someWeekly }),
	'reports.weeklySpend.preview': (project, as) => as.reports.weeklySpend.preview({ project, timeZone: 'UTC' }),
	'reports.weeklySpend.sendNow': (project, as) =>
		as.reports.weeklySpend.sendNow({ project, timeZone: 'UTC', channelIds: [nobody] }),
	'reviews.get': (project, as) => as.reviews.get({ project }),
	'reviews.reserve': (project, as) => as.reviews.reserve({ project, week: '2026-11-09', position: 1 }),
	'reviews.release': (project, as) => as.reviews.release({ project, week: '2026-11-09', position: 1 }),
	'reviews.assign': (project, as) =>
		as.reviews.assign({ project, assignment: { week: '2026-11-09', positions: [1], to: null } }),
	'reviews.label': (project, as) =>
		as.reviews.label({
			project,
			label: { week: '2026-11-09', position: 1, cause: 'model', outcome: 'ignore' },
		}),
	'reviews.settings': (project, as) => as.reviews.settings({ project }),
	'reviews.saveSettings': (project, as) => as.reviews.saveSettings({ project, settings: reviewUnset('UTC') }),
	'reviews.preview': (project, as) => as.reviews.preview({ project }),
	'reviews.buildNow': (project, as) => as.reviews.buildNow({ project }),
	'months.review': (project, as) => as.months.review({ project }),
	'months.close': (project, as) => as.months.close({ project, month: '2026-01' }),
	'audit.list': (project, as) => as.audit.list({ project }),
	'runtime.metrics': (project, as) => as.runtime.metrics({ project }),
	'runtime.chart': (project, as) => as.runtime.chart({ project, metric: 'nodejs.eventloop.delay.p99' }),
	'prices.catalogue': (project, as) => as.prices.catalogue({ project }),
	'prices.unpriced': (project, as) => as.prices.unpriced({ project, from: new Date(0), to: now }),
	'prices.setting': (project, as) => as.prices.setting({ project }),
	'prices.saveSetting': (project, as) => as.prices.saveSetting({ project, costSetting: 'gateway', headSampling: null }),
	'prices.preview': (project, as) => as.prices.preview({ project, from: new Date(0), to: now, filter: {} }),
	'prices.reprice': (project, as) => as.prices.reprice({ project, previewId: nobody }),
	'prices.overrides.list': (project, as) => as.prices.overrides.list({ project }),
	'prices.overrides.create': (project, as) => as.prices.overrides.create({ project, override: somePrice }),
	'prices.overrides.replace': (project, as) =>
		as.prices.overrides.replace({ project, id: nobody, override: somePrice }),
	'prices.overrides.remove': (project, as) => as.prices.overrides.remove({ project, id: nobody }),
	'prices.discounts.list': (project, as) => as.prices.discounts.list({ project }),
	'prices.discounts.create': (project, as) => as.prices.discounts.create({ project, discount: someDiscount }),
	'prices.discounts.replace': (project, as) =>
		as.prices.discounts.replace({ project, id: nobody, discount: someDiscount }),
	'prices.discounts.remove': (project, as) => as.prices.discounts.remove({ project, id: nobody }),
};
const acrossProjects = ['projects.list', 'traces.locate'];

describe('isolation', () => {
	it('is tested for every procedure there is', () => {
		expect([...Object.keys(calls), ...acrossProjects].sort()).toEqual(Object.keys(appRouter._def.procedures).sort());
	});

	it.each(Object.entries(calls))("%s refuses another's project like one that is not there", async (_, call) => {
		await expect(call(theirs.project.slug, caller)).rejects.toMatchObject({
			code: 'NOT_FOUND',
			message: `no project "${theirs.project.slug}"`,
		});
		await expect(call('no-such-project', caller)).rejects.toMatchObject({
			code: 'NOT_FOUND',
			message: 'no project "no-such-project"',
		});
	});

	it.each(Object.entries(calls))('%s refuses whoever is not signed in', async (_, call) => {
		await expect(call(mine.project.slug, stranger)).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
	});

	it("another's ids lead nowhere in one's own project", async () => {
		const { slug } = mine.project;
		await expect(calls['traces.firstSpans']?.(slug, caller)).rejects.toMatchObject({ code: 'NOT_FOUND' });
		await expect(calls['traces.span']?.(slug, caller)).rejects.toMatchObject({ code: 'NOT_FOUND' });
		expect(await calls['traces.contents']?.(slug, caller)).toEqual([]);
		expect(await calls['traces.find']?.(slug, caller)).toEqual([]);
		const { rows } = await db.query<{ id: string }>('SELECT id FROM api_keys WHERE project_id = $1', [
			theirs.project.id,
		]);
		await expect(caller.keys.revoke({ project: slug, id: rows[0]?.id ?? '' })).rejects.toMatchObject({
			code: 'NOT_FOUND',
		});
	});
});
