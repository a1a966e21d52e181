import type { LatencyKind } from '@spanledger/core/latency/latency-sample';
import { latencyTiers } from '@spanledger/core/latency/latency-tiers';
import { picoUsdFrom } from '@spanledger/core/money/pico-usd';
import { priceEntry } from '@spanledger/core/prices/price-entry';
import type { Span } from '@spanledger/core/spans/span';
import type { Db } from '@spanledger/db/connect';
import { saveSection } from '@spanledger/db/settings/save-section';
import { type LedgerRow, ledgerEntryFromRow } from '@spanledger/db/settle/ledger-columns';
import { storeSpans } from '@spanledger/db/spans/store-spans';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { unsettleTraces } from '@spanledger/db/unsettled/unsettle-traces';
import { idOf, spanOf } from '@spanledger/fixtures/span-of';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { pricingOfProjects } from './settle-pricing.ts';
import { settleDue } from './settle-traces.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const faults: string[] = [];
const deps = {
	db,
	pricingOf: pricingOfProjects(db),
	now: () => new Date(),
	onFault: (reason: string) => faults.push(reason),
};
const epochNs = BigInt(Date.now() - 3_600_000) * 1_000_000n;

const everyKind: readonly LatencyKind[] = ['route', 'stage', 'model', 'ttft', 'speed', 'part'];

let projectId = '';
beforeEach(async () => {
	const { rows } = await db.query<{ id: string }>(
		`INSERT INTO projects (slug, name) VALUES (gen_random_uuid()::text, 'test') RETURNING id`,
	);
	projectId = rows[0]?.id ?? '';
	faults.length = 0;
});

async function store(spans: Span[]): Promise<void> {
	const payload = {
		resource: {},
		traceState: '',
		flags: 0,
		attributes: {},
		events: [],
		links: [],
		droppedAttributesCount: 0,
		truncatedKeys: [],
	};
	await storeSpans(db, { projectId }, { spans: spans.map((span) => ({ span, payload })), receivedAt: new Date() });
}

/** Makes everything due and settles with two settlers at once until nothing is left. */
async function settleAll(): Promise<void> {
	for (let round = 0; round < 20; round++) {
		await db.query(`UPDATE unsettled_traces SET due_at = '-infinity' WHERE due_at < 'infinity'`);
		const taken = await Promise.all([settleDue(deps), settleDue(deps)]);
		if (taken.every((count) => count === 0)) return;
	}
	throw new Error('settling does not come to rest');
}

/** Everything settling wrote of one project, comparable between runs. */
async function books(of: Db, project: string) {
	const query = async (text: string) => (await of.query(text, [project])).rows;
	return {
		ledger: await query(
			`SELECT encode(trace_id, 'hex') AS trace, encode(span_id, 'hex') AS span, tenant, model, cost_usd FROM ledger_entries WHERE project_id = $1 ORDER BY 1, 2`,
		),
		byDimension: await query(
			`SELECT dimension, bucket, key, purpose, calls, traces, input_tokens, cost_usd, unseen_calls, unseen_cost_usd
			 FROM usage_by_dimension WHERE project_id = $1 AND calls <> 0 ORDER BY 1, 2, 3, 4`,
		),
		latency: await query(
			`SELECT kind, bucket, route, key, log_bucket, samples FROM latency_histogram WHERE project_id = $1 AND samples <> 0 ORDER BY 1, 2, 3, 4, 5`,
		),
		minutes: await query(
			`SELECT kind, bucket, route, key, log_bucket, samples FROM latency_minutes WHERE project_id = $1 AND samples <> 0 ORDER BY 1, 2, 3, 4, 5`,
		),
		minuteSums: await query(
			`SELECT kind, bucket, route, key, samples, errors, total_us FROM latency_minute_sums WHERE project_id = $1 AND samples <> 0 ORDER BY 1, 2, 3, 4`,
		),
	};
}

async function storedEntries() {
	const { rows } = await db.query<LedgerRow>(
		'SELECT * FROM ledger_entries WHERE project_id = $1 ORDER BY trace_id, span_id',
		[projectId],
	);
	return rows.map(ledgerEntryFromRow);
}

/** Every tier of latency holds what the samples of the traces say, no more and no less. */
async function expectLatencyInvariant(): Promise<void> {
	for (const { grain, histogram, sums, kinds } of latencyTiers) {
		const start = grain === 'minute' ? `s->>'minuteMs'` : `s->>'bucketMs'`;
		const bucket = `date_trunc('${grain === 'day' ? 'day' : 'minute'}', to_timestamp((${start})::bigint / 1000), 'UTC')`;
		const given = `SELECT s->>'kind' AS kind, ${bucket} AS bucket, s->>'route' AS route, s->>'key' AS key,
				(s->>'logBucket')::smallint AS log_bucket, (s->>'us')::bigint AS us, (coalesce(s->>'error', 'false'))::boolean AS error
			FROM traces, jsonb_array_elements(samples) AS s WHERE project_id = $1`;
		const { rows: wrong } = await db.query(
			`WITH given AS (${given}), counted AS (
				SELECT kind, bucket, route, key, log_bucket, count(*) AS samples FROM given WHERE log_bucket IS NOT NULL AND kind = ANY($2) GROUP BY 1, 2, 3, 4, 5
			), stored AS (
				SELECT kind, bucket, route, key, log_bucket, samples FROM ${histogram} WHERE project_id = $1 AND samples <> 0
			)
			SELECT * FROM counted c FULL JOIN stored s USING (kind, bucket, route, key, log_bucket) WHERE c.samples IS DISTINCT FROM s.samples`,
			[projectId, kinds ?? everyKind],
		);
		expect({ histogram, wrong }).toEqual({ histogram, wrong: [] });
		const { rows: wrongSums } = await db.query(
			`WITH given AS (${given}), summed AS (
				SELECT kind, bucket, route, key, count(*) AS samples, count(*) FILTER (WHERE error) AS errors, sum(us) AS us
				FROM given WHERE kind = ANY($2) GROUP BY 1, 2, 3, 4
			), stored AS (
				SELECT kind, bucket, route, key, samples, errors, total_us FROM ${sums}
				WHERE project_id = $1 AND (samples, errors, total_us) <> (0, 0, 0)
			)
			SELECT * FROM summed a FULL JOIN stored b USING (kind, bucket, route, key)
			WHERE (a.samples, a.errors, a.us) IS DISTINCT FROM (b.samples, b.errors, b.total_us)`,
			[projectId, kinds ?? everyKind],
		);
		expect({ sums, wrongSums }).toEqual({ sums, wrongSums: [] });
	}
}

/** sum(rollups) = sum(ledger), by purpose, in every measure that matters. */
async function expectInvariant(): Promise<void> {
	const { rows } = await db.query(
		`WITH ledger AS (
			SELECT purpose, count(*) AS calls, coalesce(sum(cost_usd), 0) AS cost, coalesce(sum(input_tokens), 0) AS input,
				sum(weight - 1) AS unseen, coalesce(sum(trunc(cost_usd * (weight - 1), 12)), 0) AS unseen_cost
			FROM ledger_entries WHERE project_id = $1 GROUP BY purpose
		), rollups AS (
			SELECT dimension AS name, purpose, calls, cost_usd, input_tokens, unseen_calls, unseen_cost_usd
			FROM usage_by_dimension WHERE project_id = $1
			UNION ALL
			SELECT 'cube', purpose, calls, cost_usd, input_tokens, unseen_calls, unseen_cost_usd FROM usage_cube WHERE project_id = $1
		), sums AS (
			SELECT name, purpose, sum(calls) AS calls, sum(cost_usd) AS cost, sum(input_tokens) AS input,
				sum(unseen_calls) AS unseen, sum(unseen_cost_usd) AS unseen_cost
			FROM rollups GROUP BY name, purpose HAVING sum(calls) <> 0 OR sum(cost_usd) <> 0
		)
		SELECT name, purpose, s.calls AS rollups, l.calls AS ledger FROM sums s FULL JOIN ledger l USING (purpose)
		WHERE (s.calls, s.cost, s.input, s.unseen, s.unseen_cost)
			IS DISTINCT FROM (l.calls, l.cost, l.input, l.unseen, l.unseen_cost)`,
		[projectId],
	);
	expect(rows).toEqual([]);
}

const call = (name: string, parent: string, more: Parameters<typeof spanOf>[1] = {}) =>
	spanOf(name, { parentSpanId: idOf(parent), usage: { inputTokens: 1000, outputTokens: 100 }, ...more }, epochNs);
const root = (more: Parameters<typeof spanOf>[1] = {}) =>
	spanOf(
		'root',
		{ type: 'workflow', durationMs: 20_000, dimensions: { tenant: 'acme', user: 'u1' }, ...more },
		epochNs,
	);

describe('settling', () => {
	it('bills calls again to the right tenant when the root comes late', async () => {
		await store([call('a', 'root'), call('b', 'root')]);
		await settleAll();
		expect((await books(db, projectId)).byDimension.filter(({ dimension }) => dimension === 'tenant')).toMatchObject([
			{ key: '', calls: 2n },
		]);
		await store([root()]);
		await settleAll();
		await store([call('c', 'root'), call('a', 'root')]);
		await settleAll();
		expect((await books(db, projectId)).byDimension.filter(({ dimension }) => dimension === 'tenant')).toMatchObject([
			{ key: 'acme', calls: 3n, traces: 1n, cost_usd: '0.000630000000' }, // 3 × (1,000 × 0.15 + 100 × 0.6) per 1e6
		]);
		await expectInvariant();
		expect(faults).toEqual([]);
	});

	it('a span that says it took a century is settled like any other', async () => {
		await store([root({ durationMs: 100 * 365.25 * 86_400_000 })]);
		await settleAll();
		const { rows } = await db.query('SELECT duration_ns / 1000000000 AS seconds FROM traces WHERE project_id = $1', [
			projectId,
		]);
		expect(rows).toEqual([{ seconds: 3_155_760_000n }]);
		expect(faults).toEqual([]);
	});

	it('one provider response reported in two traces bills once, whichever settles first', async () => {
		const inOther = { traceId: 'b'.repeat(32), responseId: 'resp_1' };
		const lean = call('a', 'x', { responseId: 'resp_1' });
		const full = call('b', 'y', { ...inOther, usage: { inputTokens: 1000, outputTokens: 100, cacheReadTokens: 10 } });
		for (const batches of [[[lean], [full]], [[full], [lean]], [[lean, full]]]) {
			await db.query('DELETE FROM response_claims');
			const { rows } = await db.query<{ id: string }>(
				`INSERT INTO projects (slug, name) VALUES (gen_random_uuid()::text, 'test') RETURNING id`,
			);
			projectId = rows[0]?.id ?? '';
			for (const batch of batches) {
				await store(batch);
				await settleAll();
			}
			expect((await books(db, projectId)).ledger.map(({ trace }) => trace)).toEqual([inOther.traceId]);
			await expectInvariant();
		}
	});

	it('prices by what the project has set when the batch is settled, and the ledger alone tells the same', async () => {
		await store([
			root(),
			call('a', 'root', { serviceTier: 'batch', units: { webSearches: 2, audioSeconds: 1.5 } }),
			call('b', 'root', { requestModel: 'acme-7b', provider: 'vllm', samplingWeight: 4 }),
			call('c', 'root', { reportedCostUsd: '0.5', reportedCostSource: 'gateway' }),
			call('d', 'root', { billingHint: 'cached-replay' }),
		]);
		await settleAll();
		const costs = async () => (await books(db, projectId)).ledger.map(({ cost_usd: cost }) => cost);
		// (1,000 × 0.15 + 100 × 0.6) per 1e6 × 0.5 + 2 × 0.01 · unknown · as reported · free
		expect(await costs()).toEqual(['0.020105000000', null, '0.500000000000', '0.000000000000']);
		await db.query(
			`INSERT INTO price_overrides (project_id, provider, model, rates, created_by)
			 VALUES ($1, 'vllm', 'acme-*', '{"input": {"base": "2", "tiers": []}, "output": {"base": "4", "tiers": []}}', 'test')`,
			[projectId],
		);
		await saveSection(
			db,
			{ projectId },
			{
				section: 'costs',
				value: { costSetting: 'computed', headSampling: 0.5 },
				savedBy: 'test',
			},
		);
		const changed = ['0.020105000000', '0.002400000000', '0.000210000000', '0.000000000000'];
		const { book, costSetting } = await deps.pricingOf({ projectId });
		const again = (await storedEntries()).map((entry) => priceEntry(entry, book, costSetting));
		expect(again.map(({ costUsd }) => costUsd)).toEqual(changed.map(picoUsdFrom));
		const start = new Date(Number(epochNs / 1_000_000n));
		await unsettleTraces(db, { projectId }, [{ traceId: root().traceId, minStart: start, maxStart: start }]);
		await settleAll();
		expect(await costs()).toEqual(changed);
		expect((await storedEntries()).map(({ weight, ...entry }) => ({ ...entry, weight: weight === 4 ? 4 : 1 }))).toEqual(
			again,
		);
		expect((await storedEntries()).map(({ weight }) => weight)).toEqual([2, 4, 2, 2]);
		await expectInvariant();
		expect(faults).toEqual([]);
	});

	it('leaves the same books for any order, batching and repetition of arrival', { timeout: 120_000 }, async () => {
		const spans = [
			root(),
			call('agent', 'root', { type: 'agent', usage: { inputTokens: 2000, outputTokens: 200 }, startMs: 10 }),
			call('a', 'agent', { startMs: 20, responseId: 'r1', timeToFirstTokenMs: 230 }),
			call('b', 'agent', { startMs: 1_000_000, responseId: 'r2', requestModel: 'gpt-4o' }),
			call('t', 'agent', { startMs: 40, type: 'tool', usage: null }),
			call('c', 't', { startMs: 50, dimensions: { tenant: 'globex' } }),
			call('e', 'root', { startMs: 60, status: 'error', usage: null }),
			call('d', 'c', { startMs: 55, samplingWeight: 1 / 0.3, units: { webSearches: 2 }, serviceTier: 'batch' }),
			call('1a', 'root', { startMs: 65, type: 'evaluator', usage: null }),
			call('1b', '1a', { startMs: 66, samplingWeight: 10 }),
			call('f', 'root', { startMs: 70, traceId: 'c'.repeat(32), responseId: 'r1' }),
			call('g', 'root', { startMs: 80, traceId: 'c'.repeat(32), requestModel: 'acme-7b' }),
		];
		await store(spans);
		await settleAll();
		const expected = await books(db, projectId);
		expect(expected.minutes.length).toBeGreaterThan(3);
		await expectLatencyInvariant();
		expect(expected.ledger).toHaveLength(6); // a b d e g 1b: the agent is an aggregate, c wraps d, f reports what a does
		await fc.assert(
			fc.asyncProperty(
				fc.shuffledSubarray(spans, { minLength: spans.length }),
				fc.array(fc.nat(spans.length), { maxLength: 4 }),
				fc.shuffledSubarray(spans),
				async (order, cuts, repeats) => {
					const { rows } = await db.query<{ id: string }>(
						`INSERT INTO projects (slug, name) VALUES (gen_random_uuid()::text, 'test') RETURNING id`,
					);
					projectId = rows[0]?.id ?? '';
					const edges = [0, ...cuts.sort((x, y) => x - y), order.length];
					for (const [index, edge] of edges.entries()) {
						const batch = order.slice(edge, edges[index + 1] ?? order.length);
						await Promise.all([store(batch), settleDue(deps), settleDue(deps)]);
						if (index % 2 === 0) await settleAll();
					}
					await store(repeats);
					await settleAll();
					expect(await books(db, projectId)).toEqual(expected);
					await expectInvariant();
					await expectLatencyInvariant();
				},
			),
			{ numRuns: 25 },
		);
		expect(faults).toEqual([]);
	});
});
