import type { Span } from '@spanledger/core/spans/span';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { idOf, spanOf } from '@spanledger/fixtures/span-of';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LatencyReport } from '../latency/latency-shape.ts';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject, settleAll, store, type TestProject } from '../testing/test-project.ts';
import { handleRest } from './handle-rest.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const deps = createTestDeps(db, () => new Date('2026-11-20T12:07:00Z'));

async function get(query: string, project = mine) {
	const request = new Request(`http://localhost:3999/api/v1/latency?${query}`, {
		headers: { 'x-api-key': project.key },
	});
	const response = await handleRest(request, deps);
	return { status: response.status, body: (await response.json()) as LatencyReport & { error?: { field: string } } };
}

let traces = 0;
/** A trace of a route: a retrieval and a call, each half of `durationMs`. */
function traceAt(iso: string, route: string, durationMs: number): Span[] {
	const startNs = BigInt(Date.parse(iso)) * 1_000_000n;
	const traceId = (++traces).toString(16).padStart(32, '0');
	const child = { traceId, parentSpanId: idOf('r'), durationMs: durationMs / 2 };
	return [
		spanOf('r', { traceId, type: 'workflow', durationMs, dimensions: { route } }, startNs),
		spanOf('b', { ...child, type: 'retrieval' }, startNs),
		spanOf('c', { ...child, startMs: durationMs / 2, usage: { inputTokens: 10, outputTokens: 10 } }, startNs),
	];
}

let mine: TestProject;
beforeAll(async () => {
	mine = await createTestProject(db);
	const hundred = Array.from({ length: 100 }, (_, index) => traceAt('2026-11-20T10:05:00Z', 'ask', (index + 1) * 20));
	await store(db, mine, [...hundred.flat(), ...traceAt('2026-11-18T10:05:00Z', 'agent', 60_000)]);
	await settleAll(db);
});

const near = (ms: number) => ({ asymmetricMatch: (got: unknown) => Math.abs(Number(got) / ms - 1) <= 0.02 });
const rows = async (query: string) => (await get(query)).body.rows;

it.each([
	['groupBy=route', 'ask', 1],
	['groupBy=stage', 'llm', 0.5],
	['groupBy=stage', 'retrieval', 0.5],
	['groupBy=model', 'gpt-4o-mini', 0.5],
])('%s %s', async (query, key, factor) => {
	// nearest rank of 20, 40, … 2,000
	const expected = { key, bucket: null, count: 100, p50Ms: near(1_000 * factor), p95Ms: near(1_900 * factor) };
	expect(await rows(query)).toContainEqual({ ...expected, p99Ms: near(1_980 * factor) });
});

it('a call of a provider’s batch has a series beside its model’s, from the moment it is known as one', async () => {
	const late = await createTestProject(db);
	const [root, , call] = traceAt('2026-11-20T10:05:00Z', 'digest', 7_200_000);
	if (root === undefined || call === undefined) throw new Error('a trace of three');
	await store(db, late, [root, call]);
	await settleAll(db);
	expect((await get('groupBy=model', late)).body.rows).toMatchObject([{ key: 'gpt-4o-mini', count: 1 }]);
	// the same spans again, with the tier: the fuller ones count, and what was added is taken back
	const fuller = { attributeCount: 5 };
	await store(db, late, [
		{ ...root, ...fuller },
		{ ...call, ...fuller, serviceTier: 'batch' },
	]);
	await settleAll(db);
	expect((await get('groupBy=model', late)).body.rows).toMatchObject([
		{ key: 'gpt-4o-mini (batch)', count: 1, p50Ms: near(3_600_000) },
	]);
	const { rows: sums } = await db.query(
		`SELECT kind, key, samples::int, errors::int, total_us::bigint FROM latency_sums
		 WHERE project_id = $1 AND kind IN ('model', 'ttft', 'speed') AND samples <> 0`,
		[late.project.id],
	);
	expect(sums).toEqual([
		{ kind: 'model', key: 'gpt-4o-mini (batch)', samples: 1, errors: 0, total_us: 3_600_000_000n },
	]);
	// its route and stage are what the trace says
	expect((await get('groupBy=route', late)).body.rows).toMatchObject([{ key: 'digest', count: 1 }]);
});

it('widens to quarter hours and says so, reads whole days and edges alike', async () => {
	const { body } = await get('from=2026-11-17T09:07:00Z&to=2026-11-20T12:01:00Z');
	expect([body.from, body.to]).toEqual(['2026-11-17T09:00:00Z', '2026-11-20T12:15:00Z']);
	expect(body.rows.map(({ key, count }) => [key, count])).toEqual([
		['agent', 1],
		['ask', 100],
	]);
});

it('by interval, in the zone that is asked for', async () => {
	const query = 'from=2026-11-17T00:00:00Z&interval=day&timezone=Asia/Kathmandu&route=agent';
	expect(await rows(query)).toMatchObject([{ key: 'agent', bucket: '2026-11-18T00:00:00+05:45', count: 1 }]);
	expect(await rows('interval=hour&route=ask')).toMatchObject([{ bucket: '2026-11-20T10:00:00+00:00', count: 100 }]);
	expect(await rows('interval=hour&route=none')).toEqual([]);
});

it('names what is wrong, and shows nobody else’s', async () => {
	expect(await get('groupBy=tenant')).toMatchObject({ status: 400, body: { error: { field: 'groupBy' } } });
	expect(await get('tenant=acme')).toMatchObject({ status: 400, body: { error: { field: 'tenant' } } });
	expect((await get('groupBy=route', await createTestProject(db))).body.rows).toEqual([]);
});
