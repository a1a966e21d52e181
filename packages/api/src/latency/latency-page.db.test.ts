import { randomUUID } from 'node:crypto';
import type { SloInput } from '@spanledger/core/latency/slo';
import type { Span } from '@spanledger/core/spans/span';
import { listAudit } from '@spanledger/db/audit/list-audit';
import { saveLatencyBudget } from '@spanledger/db/latency-budgets/save-latency-budget';
import { createSlo } from '@spanledger/db/latency-slos/create-slo';
import { editSlo } from '@spanledger/db/latency-slos/edit-slo';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { idOf, spanOf } from '@spanledger/fixtures/span-of';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject, settleAll, store, type TestProject } from '../testing/test-project.ts';
import { latencyPageQuery } from './latency-page-query.ts';
import { readOverview } from './read-overview.ts';
import { readRoute } from './read-route.ts';
import { readSlos } from './read-slos.ts';
import { suggestFromPast } from './suggest-from-past.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const nowMs = Math.floor(Date.now() / 900_000) * 900_000 + 420_000; // seven minutes into a quarter hour
const deps = createTestDeps(db, () => new Date(nowMs));

let traces = 0;
/** 200 ms of retrieval, then a call whose first token comes after 300 ms; failing ones too. */
function traceOf(route: string, agoMs: number, durationMs: number, fails = false): Span[] {
	const startNs = BigInt(nowMs - agoMs) * 1_000_000n;
	const traceId = (++traces).toString(16).padStart(32, '0');
	const child = { traceId, parentSpanId: idOf('r') };
	const status = fails ? 'error' : 'ok';
	return [
		spanOf('r', { traceId, type: 'workflow', durationMs, status, dimensions: { route } }, startNs),
		spanOf('b', { ...child, type: 'retrieval', durationMs: 200 }, startNs),
		spanOf(
			'c',
			{
				...child,
				startMs: 200,
				durationMs: durationMs - 200,
				timeToFirstTokenMs: 300,
				usage: { inputTokens: 10, outputTokens: 80 },
			},
			startNs,
		),
	];
}

const hourMs = 3_600_000;
let project: TestProject;
beforeAll(async () => {
	project = await createTestProject(db);
	const times = (count: number, make: (index: number) => Span[]) =>
		Array.from({ length: count }, (_, i) => make(i)).flat();
	await store(db, project, [
		...times(30, () => traceOf('ask', 5 * hourMs, 1_000)),
		...times(10, () => traceOf('ask', 2 * hourMs, 3_000)),
		...times(4, (index) => traceOf('ask', 4 * 60_000, 1_000, index === 0)),
		...traceOf('agent', 3 * hourMs, 9_000),
	]);
	await settleAll(db);
	const scope = { projectId: project.project.id };
	const allotments = [
		{ stage: 'retrieval', ms: 250 },
		{ stage: 'llm', percent: 50 },
	];
	const by = 'ada@example.com';
	await saveLatencyBudget(db, scope, {
		id: null,
		budget: { route: 'ask', targetMs: 2_000, allotments, forMinutes: 10, channelIds: null },
		savedBy: by,
	});
	const slo = { route: 'ask', percent: 90, days: 28, channelIds: null };
	await createSlo(db, scope, { slo: { ...slo, name: 'quick', kind: 'latency', thresholdMs: 2_000 }, createdBy: by });
	await createSlo(db, scope, { slo: { ...slo, name: 'works', kind: 'errors', thresholdMs: null }, createdBy: by });
});

const near = (ms: number) => ({ asymmetricMatch: (got: unknown) => Math.abs(Number(got) / ms - 1) <= 0.02 });
const scopeOf = () => ({ projectId: project.project.id });

it('shows each route with its stages, its budget and its breaches', async () => {
	const overview = await readOverview(deps, scopeOf(), latencyPageQuery.parse({}));
	expect(overview.routes.map(({ route, count }) => [route, count])).toEqual([
		['ask', 44],
		['agent', 1],
	]);
	const [ask, agent] = overview.routes;
	expect(ask).toMatchObject({ p50Ms: near(1_000), p95Ms: near(3_000), errors: 1 });
	expect(ask?.budget).toMatchObject({ targetMs: 2_000, breachMinutes: 15 });
	// 44 × 200 of retrieval among 34 × 1,000 + 10 × 3,000
	expect(ask?.stages.map(({ stage, share }) => [stage, Math.round(share * 1000) / 1000])).toEqual([
		['llm', 0.863],
		['retrieval', 0.138],
		['other', 0],
	]);
	expect(agent?.budget).toBeNull();
	expect([ask?.before, agent?.before]).toEqual([null, null]);
	const threeHours = { from: new Date(nowMs - 3 * hourMs).toISOString(), to: new Date(nowMs).toISOString() };
	const later = await readOverview(deps, scopeOf(), latencyPageQuery.parse(threeHours));
	// the thirty of a second, five hours ago; the ten of three seconds are in the range itself
	expect(later.routes[0]).toMatchObject({ route: 'ask', count: 14, before: { count: 30, p95Ms: near(1_000) } });
});

it('says where the time of a route went', async () => {
	const route = await readRoute(deps, scopeOf(), latencyPageQuery.parse({ route: 'ask' }));
	expect(route.stages.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
	expect(route.tailRatio).toEqual(near(3));
	expect(route.steps).toHaveLength(3);
	// ten traces of three seconds in a quarter hour
	expect(route.flow.map(({ passedMs, count, busyMs }) => [passedMs, count, busyMs])).toContainEqual([
		900_000, 10, 30_000,
	]);
	// the running quarter hour: four traces in the seven minutes of it that have passed
	expect(route.flow.at(-1)).toMatchObject({ passedMs: 420_000, count: 4 });
	expect(route.models).toMatchObject([
		{ model: 'gpt-4o-mini', count: 44, ttft: { p50Ms: near(300) }, tokensPerSecond: { p50: near(100) } }, // 80 tokens in 0.8 s
	]);
	expect(route.parts?.parts.map(({ part, meanMs }) => [part, Math.round(meanMs)])).toEqual([
		['before', 200],
		['first-token', 300],
		['stream', 955], // (34 × 500 + 10 × 2,500) ÷ 44
		['after', 0],
	]);
	expect(route.budget).toMatchObject({
		breachMinutes: 15,
		allotments: [
			{ stage: 'retrieval', ms: 250, breachMinutes: 0 },
			{ stage: 'llm', ms: 1_000, breachMinutes: 15 },
		],
	});
	expect(route.heat.cells.reduce((sum, { count }) => sum + count, 0)).toBe(44);
	const all = await readRoute(deps, scopeOf(), latencyPageQuery.parse({}));
	expect([all.count, all.budget]).toEqual([45, null]);
});

it('holds each stage against the time before, and reads a few hours by the minute', async () => {
	const threeHours = { from: new Date(nowMs - 3 * hourMs).toISOString(), to: new Date(nowMs).toISOString() };
	const route = await readRoute(deps, scopeOf(), latencyPageQuery.parse({ route: 'ask', ...threeHours }));
	expect(route.before).toMatchObject({ count: 30, p95Ms: near(1_000) });
	expect(route.stages.map(({ stage, p95Ms, before }) => [stage, p95Ms, before?.p95Ms])).toEqual([
		['llm', near(2_800), near(800)],
		['retrieval', near(200), near(200)],
		['other', expect.any(Number), expect.any(Number)],
	]);
	// (10 × 2,800 + 4 × 800) ÷ 14 of the path now, 800 before
	expect(route.stages[0]).toMatchObject({ meanMs: near(2_228.6), before: { meanMs: near(800) } });
	expect([route.stepMs, route.count]).toEqual([60_000, 14]);
	expect(route.steps.map(({ atMs, count }) => [(nowMs - atMs) / 60_000, count])).toEqual([
		[120, 10],
		[4, 4],
	]);
	expect(route.models).toMatchObject([{ model: 'gpt-4o-mini', count: 14 }]);
	// minutes are kept for two days: what lies before them is read by the quarter hour
	const old = { from: new Date(nowMs - 50 * hourMs).toISOString(), to: new Date(nowMs - 47 * hourMs).toISOString() };
	expect((await readRoute(deps, scopeOf(), latencyPageQuery.parse(old))).stepMs).toBe(900_000);
});

it('says what is left of an error budget, and how fast it goes', async () => {
	const [quick, works] = await readSlos(deps, scopeOf());
	// 10 of 44 over 2 s, 4.4 allowed: 1 − 10 ÷ 4.4
	expect(quick).toMatchObject({ total: 44, bad: 10, countedAtMs: near(2_000) });
	expect(quick?.left).toBeCloseTo(-1.2727, 3);
	expect(quick?.burns.map(({ shortRate }) => shortRate)).toEqual([0, 0]); // four in the last minutes, all quick
	expect(works).toMatchObject({ total: 44, bad: 1 });
	expect(works?.burns[0]?.shortRate).toBeCloseTo(2.5, 6); // 1 of 4 failed ÷ 10 %
	expect(works?.burns[0]?.isBurning).toBe(false);
});

it('an objective that is edited counts its days by the new terms, keeps its id and is audited', async () => {
	const by = 'ada@example.com';
	const terms = {
		name: 'soft',
		route: 'ask',
		kind: 'latency',
		percent: 90,
		thresholdMs: 2_000,
		days: 28,
		channelIds: null,
	} as const;
	await createSlo(db, scopeOf(), { slo: terms, createdBy: by });
	const soft = async () => (await readSlos(deps, scopeOf())).find(({ name }) => name.startsWith('soft'));
	const before = await soft();
	expect(before).toMatchObject({ total: 44, bad: 10 });
	const edit = (change: Partial<SloInput>) =>
		editSlo(db, scopeOf(), { id: before?.id ?? '', slo: { ...terms, ...change }, editedBy: by });
	await edit({ name: 'softer', thresholdMs: 4_000 });
	// none of 44 is over 4 s: all of the budget is back
	expect(await soft()).toMatchObject({ id: before?.id, name: 'softer', total: 44, bad: 0, left: 1 });
	await edit({ kind: 'errors', thresholdMs: null, route: null, percent: 95 });
	expect(await soft()).toMatchObject({ total: 45, bad: 1, countedAtMs: null });
	await expect(edit({ name: 'works' })).rejects.toMatchObject({ code: 'conflict', field: 'slo.name' });
	const nobody = { id: randomUUID(), slo: terms, editedBy: by };
	await expect(editSlo(db, scopeOf(), nobody)).rejects.toMatchObject({ code: 'not-found' });
	const [last] = await listAudit(db, scopeOf(), { prefix: 'slo', limit: 1 });
	expect(last).toMatchObject({ subject: 'soft', details: { before: { name: 'softer', thresholdMs: 4_000 } } });
});

it('suggests budgets from the past two weeks', async () => {
	const [ask] = await suggestFromPast(deps, scopeOf());
	expect(ask).toMatchObject({ traces: 44, suggested: { route: 'ask', targetMs: expect.any(Number) } });
	expect(ask?.suggested.allotments.map(({ stage }) => stage)).toEqual(['llm', 'retrieval']);
	expect((ask?.suggested.targetMs ?? 0) / 3_300).toBeCloseTo(1, 1);
});
