import type { Dimensions } from '@spanledger/core/spans/dimensions';
import type { Span } from '@spanledger/core/spans/span';
import { storeSpans } from '@spanledger/db/spans/store-spans';
import { samplePayload } from '@spanledger/db/testing/sample-spans';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
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

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** 20:00 of the day before yesterday: six hours later it is another day. */
const submittedMs = Math.floor(Date.now() / dayMs) * dayMs - 2 * dayMs + 20 * hourMs;
const epochNs = BigInt(submittedMs) * 1_000_000n;

let projectId = '';
beforeEach(async () => {
	projectId = await newProject();
	faults.length = 0;
});

async function newProject(): Promise<string> {
	const { rows } = await db.query<{ id: string }>(
		`INSERT INTO projects (slug, name) VALUES (gen_random_uuid()::text, 'test') RETURNING id`,
	);
	return rows[0]?.id ?? '';
}

type Linked = { span: Span; links: { traceId: string; spanId: string }[] };

const traceOf = (name: string): string => name.repeat(32).slice(0, 32);

/** `links`: `trace/span`. Without `tokens` it is no call. */
function made(
	[trace, name, parent]: [trace: string, name: string, parent: string | null],
	more: Parameters<typeof spanOf>[1] & { tokens?: number } = {},
	links: string[] = [],
): Linked {
	const { tokens, ...parts } = more;
	const usage = tokens === undefined ? null : { inputTokens: tokens, outputTokens: 0 };
	const type = tokens === undefined ? 'workflow' : 'llm';
	const span = spanOf(
		name,
		{ traceId: traceOf(trace), parentSpanId: parent === null ? null : idOf(parent), type, usage, ...parts },
		epochNs,
	);
	const targets = links.map((link) => link.split('/'));
	return { span, links: targets.map(([to = '', at = '']) => ({ traceId: traceOf(to), spanId: idOf(at) })) };
}

async function store(spans: readonly Linked[]): Promise<void> {
	const arrived = spans.map(({ span, links }) => ({
		span,
		payload: samplePayload({ links: links.map((link) => ({ ...link, traceState: '', attributes: {} })) }),
	}));
	await storeSpans(db, { projectId }, { spans: arrived, receivedAt: new Date() });
}

/** Settles with two settlers at once until nothing is left; returns how many settlements it took. */
async function settleAll(): Promise<number> {
	let settled = 0;
	for (let round = 0; round < 30; round++) {
		await db.query(`UPDATE unsettled_traces SET due_at = '-infinity' WHERE due_at < 'infinity'`);
		const taken = await Promise.all([settleDue(deps), settleDue(deps)]);
		settled += taken[0] + taken[1];
		if (taken.every((count) => count === 0)) return settled;
	}
	throw new Error('settling does not come to rest');
}

const query = async (text: string) => (await db.query(text, [projectId])).rows;

const books = async () => ({
	ledger: await query(
		`SELECT encode(trace_id, 'hex') AS trace, encode(span_id, 'hex') AS span, start_time, tenant, team, user_id, environment, cost_usd
		 FROM ledger_entries WHERE project_id = $1 ORDER BY 1, 2, 3`,
	),
	traces: await query(
		`SELECT encode(trace_id, 'hex') AS trace, tenant, team, borrowed FROM traces WHERE project_id = $1 ORDER BY 1`,
	),
	byDimension: await query(
		`SELECT dimension, bucket, key, calls, traces, input_tokens, cost_usd FROM usage_by_dimension
		 WHERE project_id = $1 AND calls <> 0 ORDER BY 1, 2, 3`,
	),
	links: await query('SELECT * FROM span_links WHERE project_id = $1 ORDER BY 2, 3, 4, 5'),
});

const tenantsOf = async () =>
	Object.fromEntries(
		(await query("SELECT encode(span_id, 'hex') AS span, tenant FROM ledger_entries WHERE project_id = $1")).map(
			({ span, tenant }) => [span.replace(/^0+/, ''), tenant],
		),
	);

describe('a provider’s batch', () => {
	const size = 500;
	const tenants = 25;
	const submit = made(['a', 'f0', null], { name: 'submit', durationMs: 60_000, resourceDimensions: { team: 'web' } });
	const requests = Array.from({ length: size }, (_, index) => [
		made(['a', `1${index}a`, 'f0'], { dimensions: { tenant: `tenant-${index % tenants}` } }),
		made(['a', `1${index}b`, `1${index}a`], { name: 'enqueue', type: 'other' }),
	]).flat();
	const answers = made(['b', 'f1', null], {
		name: 'collect',
		startMs: 6 * hourMs,
		resourceDimensions: { tenant: 'platform' },
	});
	const items = Array.from({ length: size }, (_, index) => [
		made(['b', `2${index}a`, 'f1'], { name: 'item', startMs: index, durationMs: 6 * hourMs }, [`a/1${index}b`]),
		made(['b', `2${index}c`, `2${index}a`], {
			name: 'chat',
			startMs: index,
			durationMs: 6 * hourMs,
			tokens: 1_000,
			serviceTier: 'batch',
			resourceDimensions: { tenant: 'platform' },
		}),
	]).flat();

	it('bills each item to the tenant that asked, at the batch price, on the day it was done', async () => {
		await store([answers, ...items]);
		await settleAll();
		expect(new Set(Object.values(await tenantsOf()))).toEqual(new Set(['platform']));
		await store([submit, ...requests]);
		await settleAll();
		const { ledger, traces, byDimension, links } = await books();
		expect([ledger.length, links.length]).toEqual([size, size]);
		const ofTenant = byDimension.filter(({ dimension }) => dimension === 'tenant');
		const keys = new Set(ofTenant.map(({ key }) => key));
		expect(keys.size).toBe(tenants);
		expect(keys).not.toContain('platform');
		for (const key of keys) {
			const rows = ofTenant.filter((row) => row.key === key);
			expect(rows.reduce((sum, row) => sum + Number(row.calls), 0)).toBe(size / tenants);
		}
		// 1,000 × $0.15 per million × 0.5
		expect(new Set(ledger.map(({ cost_usd: cost }) => cost))).toEqual(new Set(['0.000075000000']));
		// 20:00 + 6 h: the day after
		const days = ledger.map(({ start_time: at }) => Math.floor((at.getTime() - submittedMs) / hourMs));
		expect(new Set(days)).toEqual(new Set([6]));
		// the batch is for many: its own row names only what its process says
		expect(traces).toMatchObject([
			{ tenant: '', team: 'web', borrowed: ['team'] },
			{ tenant: 'platform', team: '', borrowed: ['tenant'] },
		]);
		expect(faults).toEqual([]);
	});

	it('costs the settlements of its two traces and no more', async () => {
		await store([submit, ...requests]);
		await settleAll();
		await store([answers, ...items]);
		expect(await settleAll()).toBe(1);
		await store([submit, made(['a', 'f2', 'f0'])]);
		// the producer learns nothing that anybody takes over but a span of its own: told once
		expect(await settleAll()).toBe(2);
	});
});

describe('links', () => {
	const request = (dimensions: Dimensions) => made(['a', '1', null], { dimensions });
	const job = made(['b', '2', null], {}, ['a/1']);
	const call = made(['b', '3', '2'], { tokens: 10 });

	it('a trace that is known late, or named late, bills its followers again', async () => {
		await store([job, call]);
		await settleAll();
		expect(await tenantsOf()).toEqual({ 3: '' });
		await store([request({})]);
		await settleAll();
		await store([made(['a', '4', '1'], { dimensions: { tenant: 'acme' } })]);
		await settleAll();
		expect(await tenantsOf()).toEqual({ 3: 'acme' });
	});

	it('a trace that changed nothing a link carries leaves its followers alone', async () => {
		await store([request({ tenant: 'acme' }), job, call]);
		await settleAll();
		await store([made(['a', '4', '1'], { dimensions: { environment: 'production' } })]);
		await settleAll();
		await db.query('UPDATE unsettled_traces SET version = version + 1 WHERE project_id = $1', [projectId]);
		await store([request({ tenant: 'acme' })]);
		expect(await settleAll()).toBe(0);
	});

	it('one hop: a value that came over a link goes no further, and a ring comes to rest', async () => {
		await store([
			request({ tenant: 'acme' }),
			job,
			call,
			made(['c', '5', null], {}, ['b/2', 'd/7']),
			made(['c', '6', '5'], { tokens: 10 }),
			made(['d', '7', null], {}, ['c/5']),
			made(['d', '8', '7'], { tokens: 10 }),
		]);
		await settleAll();
		expect(await tenantsOf()).toEqual({ 3: 'acme', 6: '', 8: '' });
	});

	it('the links of the fuller copy of a span are its links', async () => {
		const poor = made(['b', '2', null], { attributeCount: 1 }, ['a/1', 'c/1']);
		const full = made(['b', '2', null], { attributeCount: 9 }, ['a/1', 'd/1']);
		for (const order of [
			[poor, full],
			[full, poor],
			[poor, full, poor],
		]) {
			projectId = await newProject();
			for (const span of order) await store([span]);
			const stored = await query(
				"SELECT encode(target_trace_id, 'hex') AS target FROM span_links WHERE project_id = $1",
			);
			expect(stored.map(({ target }) => target[0]).sort()).toEqual(['a', 'd']);
		}
	});

	it('a link within its own trace is none', async () => {
		await store([made(['b', '2', null], {}, ['b/3', 'a/1', 'a/1'])]);
		expect(await query('SELECT 1 FROM span_links WHERE project_id = $1')).toHaveLength(1);
	});

	it('leaves the same books for any order, batching and repetition of arrival', { timeout: 120_000 }, async () => {
		const spans = [
			made(['a', '1', null], { resourceDimensions: { team: 'web', tenant: 'platform' } }),
			made(['a', '11', '1'], { dimensions: { tenant: 'acme', user: 'u-1' } }),
			made(['a', '12', '11'], { type: 'other' }),
			made(['a', '13', '1'], { dimensions: { tenant: 'globex' } }),
			// a batch with an item for each, one for both, and one for nobody
			made(['b', '2', null], { startMs: 6 * hourMs, resourceDimensions: { environment: 'production' } }),
			made(['b', '21', '2'], { startMs: 6 * hourMs }, ['a/12']),
			made(['b', '22', '21'], { startMs: 6 * hourMs, tokens: 100 }),
			made(['b', '23', '2'], { startMs: 6 * hourMs }, ['a/13']),
			made(['b', '24', '23'], { startMs: 1, durationMs: 6 * hourMs, tokens: 200, serviceTier: 'batch' }),
			made(['b', '25', '2'], { tokens: 300 }, ['a/12', 'a/13']),
			made(['b', '26', '2'], { tokens: 400 }, ['f/1']),
			// a ring, each with a value of its own
			made(['c', '3', null], { dimensions: { team: 'blue' } }, ['d/4']),
			made(['c', '31', '3'], { tokens: 500 }),
			made(['d', '4', null], { dimensions: { user: 'u-2' } }, ['c/3']),
			made(['d', '41', '4'], { tokens: 600 }),
			// two copies of a span, and of its links
			made(['e', '5', null], { attributeCount: 1, tokens: 700 }, ['a/13', 'c/3']),
			made(['e', '5', null], { attributeCount: 9, tokens: 700 }, ['a/11']),
		];
		const run = async (batches: readonly (readonly Linked[])[]) => {
			projectId = await newProject();
			for (const [index, batch] of batches.entries()) {
				await Promise.all([store(batch), settleDue(deps), settleDue(deps)]);
				if (index % 2 === 0) await settleAll();
			}
			await settleAll();
			const { links, ...rest } = await books();
			return { ...rest, links: links.map(({ project_id: _, ...link }) => link) };
		};
		const expected = await run([spans]);
		expect(await tenantsOf()).toEqual({ 22: 'acme', 24: 'globex', 25: '', 26: '', 31: '', 41: '', 5: 'acme' });
		expect(expected.ledger).toContainEqual(expect.objectContaining({ span: idOf('41'), team: 'blue', user_id: 'u-2' }));
		await fc.assert(
			fc.asyncProperty(
				fc.shuffledSubarray(spans, { minLength: spans.length }),
				fc.array(fc.nat(spans.length), { maxLength: 5 }),
				fc.shuffledSubarray(spans),
				async (order, cuts, repeats) => {
					const edges = [0, ...cuts.sort((x, y) => x - y)];
					const batches = edges.map((edge, index) => order.slice(edge, edges[index + 1] ?? order.length));
					expect(await run([...batches, repeats])).toEqual(expected);
				},
			),
			{ numRuns: 25 },
		);
		expect(faults).toEqual([]);
	});
});
