import type { Mapping } from '@spanledger/core/conventions/mapping';
import { normaliseSpan } from '@spanledger/core/conventions/normalise-span';
import type { RereadTally } from '@spanledger/core/reread/reread-tally';
import type { Attributes, RawSpan } from '@spanledger/core/spans/raw-span';
import { sampleRawSpan } from '@spanledger/core/spans/sample-raw-span';
import { inTransaction } from '@spanledger/db/in-transaction';
import { createProject } from '@spanledger/db/projects/create-project';
import { createRangeJob } from '@spanledger/db/range-jobs/create-range-job';
import { findRangeJob } from '@spanledger/db/range-jobs/find-range-job';
import type { Scope } from '@spanledger/db/scope';
import { saveSection } from '@spanledger/db/settings/save-section';
import { storeSpans } from '@spanledger/db/spans/store-spans';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { recordedSpans, recordingFolders } from '@spanledger/fixtures/recordings';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { payloadOf } from './payload-of.ts';
import { projectMappings } from './project-mappings.ts';
import { workOnce } from './range-jobs.ts';
import { rereadRange } from './reread-range.ts';
import { rereadTraces, writeReread } from './reread-traces.ts';
import { pricingOfProjects } from './settle-pricing.ts';
import { settleDue } from './settle-traces.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const faults: string[] = [];
const settling = {
	db,
	pricingOf: pricingOfProjects(db),
	now: () => new Date(),
	onFault: (reason: string) => faults.push(reason),
};
const never = new AbortController().signal;

const startMs = Date.now() - 3_600_000;
const range = { from: new Date(startMs - 3_600_000), to: new Date(startMs + 3_600_000) };
const byAccount: Mapping = { tenant: ['shop.account'] };

let scope: Scope;
const newScope = async () => ({ projectId: (await createProject(db, { slug: crypto.randomUUID(), name: 'P' })).id });
beforeEach(async () => {
	scope = await newScope();
	faults.length = 0;
});

type Sent = { trace?: string; parent?: string; atMs?: number } & { attributes: Record<string, string | number> };

function raw(name: string, { trace = 'a', parent, atMs = 0, attributes }: Sent): RawSpan {
	const startTimeNs = BigInt(startMs + atMs) * 1_000_000n;
	return sampleRawSpan(attributes, {
		traceId: trace.repeat(32),
		spanId: name.padStart(16, '0'),
		parentSpanId: parent === undefined ? null : parent.padStart(16, '0'),
		name,
		startTimeNs,
		endTimeNs: startTimeNs + 1_000_000_000n,
	});
}

const call = {
	'gen_ai.operation.name': 'chat',
	'gen_ai.provider.name': 'openai',
	'gen_ai.request.model': 'gpt-4o-mini',
	'gen_ai.usage.input_tokens': 1_000,
	'gen_ai.usage.output_tokens': 100,
};

const root = (trace: string, account: string, more: Partial<Sent> = {}) =>
	raw('f0', { trace, ...more, attributes: { 'shop.account': account } });
const child = (name: string, trace: string, more: Partial<Sent> = {}) =>
	raw(name, { trace, parent: 'f0', atMs: 10, ...more, attributes: { ...call, ...more.attributes } });

/** As the worker stores: read by the keys it knew lately, then a look whether they have changed. */
async function store(of: Scope, spans: readonly RawSpan[], mappings = projectMappings(db)): Promise<void> {
	const mapping = await mappings.lately(of);
	const resources = new Map<Attributes, ReturnType<typeof payloadOf>['resource']>();
	const read = spans.map((span) => ({ span: normaliseSpan(span, mapping), payload: payloadOf(span, resources) }));
	await storeSpans(db, of, { spans: read, receivedAt: new Date() });
	await mappings.catchUp(of, [{ mapping, spans: read }]);
}

const save = (of: Scope, value: Mapping) => saveSection(db, of, { section: 'mapping', value, savedBy: 'ada' });

async function reread(of: Scope, { writes = true, mapping = null as Mapping | null, within = range } = {}) {
	const { id } = await createRangeJob(db, of, {
		kind: 'reread',
		writes,
		...within,
		input: { mapping },
		createdBy: 'ada',
	});
	while (await workOnce(db, { reread: rereadRange }, never)) {}
	const job = await findRangeJob(db, of, { id });
	expect(job).toMatchObject({ state: 'done', error: null });
	return job?.result as RereadTally;
}

async function settleAll(): Promise<void> {
	for (let round = 0; round < 20; round++) {
		await db.query(`UPDATE unsettled_traces SET due_at = '-infinity' WHERE due_at < 'infinity'`);
		if ((await settleDue(settling)) === 0) return;
	}
	throw new Error('settling does not come to rest');
}

/** Everything of a project that a bill, a list or a chart is made of. */
async function books({ projectId }: Scope) {
	const query = async (text: string) => (await db.query(text, [projectId])).rows;
	return {
		spans: await query(
			`SELECT encode(trace_id, 'hex') AS trace, encode(span_id, 'hex') AS span, start_time_ns, tenant, team, route, stage, resource_dimensions, usage_source, input_tokens, response_id
			 FROM spans WHERE project_id = $1 ORDER BY 1, 2, 3`,
		),
		ledger: await query(
			`SELECT encode(trace_id, 'hex') AS trace, encode(span_id, 'hex') AS span, tenant, team, route, cost_usd FROM ledger_entries WHERE project_id = $1 ORDER BY 1, 2`,
		),
		byDimension: await query(
			`SELECT dimension, bucket, key, calls, traces, cost_usd FROM usage_by_dimension WHERE project_id = $1 AND calls <> 0 ORDER BY 1, 2, 3`,
		),
		latency: await query(
			`SELECT kind, bucket, route, key, log_bucket, samples FROM latency_histogram WHERE project_id = $1 AND samples <> 0 ORDER BY 1, 2, 3, 4, 5`,
		),
	};
}

const tenants = async (of: Scope) =>
	(await books(of)).byDimension
		.filter(({ dimension }) => dimension === 'tenant')
		.map(({ key, calls, cost_usd }) => `${key || '–'} ${calls} ${cost_usd}`);

describe('reading stored spans again', () => {
	it('bills calls to the tenant that a new key names, and takes them back when the key goes', async () => {
		await store(scope, [root('a', 'acme'), child('1', 'a'), child('2', 'a'), root('b', 'globex'), child('1', 'b')]);
		await settleAll();
		// 1,000 × 0.15 + 100 × 0.60 per million = $0.00021 a call
		expect(await tenants(scope)).toEqual(['– 3 0.000630000000']);
		await save(scope, byAccount);
		expect(await reread(scope)).toMatchObject({ spans: 5, changedSpans: 2, changedTraces: 2, withoutContent: 0 });
		await settleAll();
		expect(await tenants(scope)).toEqual(['acme 2 0.000420000000', 'globex 1 0.000210000000']);
		expect(await reread(scope)).toMatchObject({ spans: 5, changedSpans: 0, changedTraces: 0 });

		await save(scope, {});
		await reread(scope);
		await settleAll();
		expect(await tenants(scope)).toEqual(['– 3 0.000630000000']);
	});

	it('what was recorded of real libraries reads the same a second time', async () => {
		const spans = recordingFolders().flatMap(recordedSpans);
		const starts = spans.map(({ startTimeNs }) => Number(startTimeNs / 1_000_000n));
		await store(scope, spans);
		const within = { from: new Date(Math.min(...starts)), to: new Date(Math.max(...starts) + 1) };
		const tally = await reread(scope, { writes: false, within });
		expect(tally.spans).toBeGreaterThan(50);
		expect(tally).toMatchObject({ changedSpans: 0, withoutContent: 0 });
	});

	it('a preview says what would move where, and moves nothing', async () => {
		await store(scope, [root('a', 'acme'), child('1', 'a'), child('2', 'a'), root('b', 'globex'), child('1', 'b')]);
		await settleAll();
		const before = await books(scope);
		const tally = await reread(scope, { writes: false, mapping: { ...byAccount, stage: ['gen_ai.operation.name'] } });
		expect(tally).toMatchObject({
			spans: 5,
			changedSpans: 5,
			changedTraces: 2,
			callsAdded: 0,
			callsRemoved: 0,
			callsRecounted: 0,
			dimensions: {
				tenant: {
					moves: [
						{ from: '', to: 'acme', calls: 2 },
						{ from: '', to: 'globex', calls: 1 },
					],
					otherCalls: 0,
				},
				stage: { moves: [{ from: 'llm', to: 'chat', calls: 3 }] },
			},
		});
		expect(await books(scope)).toEqual(before);
	});

	it('takes whole traces: a root before the range still names the tenant of a call inside it', async () => {
		await store(scope, [root('a', 'acme', { atMs: -60_000 }), child('1', 'a'), root('b', 'globex', { atMs: -60_000 })]);
		await save(scope, byAccount);
		const within = { from: new Date(startMs - 1_000), to: new Date(startMs + 1_000) };
		expect(await reread(scope, { within })).toMatchObject({ spans: 2, changedSpans: 1 });
		await settleAll();
		expect(await tenants(scope)).toEqual(['acme 1 0.000210000000']);
	});

	it('a trace over midnight is read once', async () => {
		const midnight = Math.floor(startMs / 86_400_000) * 86_400_000;
		const over = { trace: 'a', atMs: midnight - startMs };
		await store(scope, [root('a', 'acme', { atMs: over.atMs - 1_000 }), child('1', 'a', { atMs: over.atMs + 1_000 })]);
		const within = { from: new Date(midnight - 60_000), to: new Date(midnight + 60_000) };
		expect(await reread(scope, { writes: false, mapping: byAccount, within })).toMatchObject({
			spans: 2,
			dimensions: { tenant: { moves: [{ from: '', to: 'acme', calls: 1 }] } },
		});
	});

	it('spans whose content has gone keep their values, and are counted', async () => {
		await store(scope, [root('a', 'acme'), child('1', 'a'), root('b', 'globex'), child('1', 'b')]);
		await settleAll();
		await db.query(`DELETE FROM payload_pages WHERE project_id = $1 AND trace_id = $2`, [
			scope.projectId,
			Buffer.from('b'.repeat(32), 'hex'),
		]);
		await save(scope, byAccount);
		expect(await reread(scope)).toMatchObject({ spans: 4, changedSpans: 1, withoutContent: 2 });
		await settleAll();
		expect(await tenants(scope)).toEqual(['– 1 0.000210000000', 'acme 1 0.000210000000']);
	});

	it('closed traces are left alone', async () => {
		await store(scope, [root('a', 'acme'), child('1', 'a')]);
		await settleAll();
		await db.query(`UPDATE traces SET closed = true WHERE project_id = $1`, [scope.projectId]);
		await save(scope, byAccount);
		expect(await reread(scope)).toMatchObject({ spans: 2, changedSpans: 0, closed: 2, withoutContent: 0 });
	});

	it('what was cut away when it was stored is not lost by reading again', async () => {
		// looked into up to 65,536 characters, kept up to 65,536 bytes
		const answer = JSON.stringify({ padding: 'é'.repeat(40_000), id: 'resp_1' });
		const span = raw('1', {
			attributes: { 'openinference.span.kind': 'LLM', 'output.value': answer, 'shop.account': 'a' },
		});
		await store(scope, [span]);
		const [before] = (await books(scope)).spans;
		expect(before).toMatchObject({ response_id: 'resp_1', tenant: '' });
		await save(scope, byAccount);
		await reread(scope);
		expect((await books(scope)).spans).toEqual([{ ...before, tenant: 'a' }]);
	});

	it('a fuller copy that came between reading and writing stays', async () => {
		await store(scope, [root('a', 'acme'), child('1', 'a')]);
		const traces = await rereadTraces(db, scope, ['a'.repeat(32)], byAccount);
		await save(scope, { tenant: ['shop.owner'] });
		await store(scope, [raw('f0', { trace: 'a', attributes: { 'shop.account': 'acme', 'shop.owner': 'fuller' } })]);
		expect(await inTransaction(db, (tx) => writeReread(tx, scope, traces))).toEqual({ spans: 0, traces: 0 });
		expect((await books(scope)).spans.map(({ tenant }) => tenant)).toEqual(['', 'fuller']);
	});

	it('goes on after a restart, and begins anew when the keys change under it', async () => {
		const traces = [...'0123456789ab'].flatMap((trace) => [root(trace, `t${trace}`), child('1', trace)]);
		await store(scope, traces);
		await save(scope, byAccount);
		const { id } = await createRangeJob(db, scope, {
			kind: 'reread',
			writes: true,
			...range,
			input: { mapping: null },
			createdBy: 'ada',
		});
		const stop = new AbortController();
		const oneStep = {
			...rereadRange,
			step: (...args: Parameters<typeof rereadRange.step>) => {
				stop.abort();
				return rereadRange.step(...args);
			},
		};
		await workOnce(db, { reread: oneStep }, stop.signal);
		expect(await findRangeJob(db, scope, { id })).toMatchObject({ state: 'running', done: 24, total: 24 });
		await save(scope, { team: ['shop.account'] });
		await workOnce(db, { reread: rereadRange }, never);
		expect(await findRangeJob(db, scope, { id })).toMatchObject({ state: 'done', done: 24 });
		await settleAll();
		const { byDimension } = await books(scope);
		expect(byDimension.filter(({ dimension }) => dimension === 'tenant').map(({ key }) => key)).toEqual(['']);
		expect(byDimension.filter(({ dimension }) => dimension === 'team')).toHaveLength(12);
	});

	it('leaves the books of a project that had the keys from the start, however it meets arrivals and settling', {
		timeout: 180_000,
	}, async () => {
		const spans = [
			root('a', 'acme'),
			child('1', 'a'),
			child('2', 'a', { attributes: { 'shop.account': 'globex' } }),
			child('1', 'b'),
			root('b', 'initech'),
			root('c', 'acme', { atMs: 5 }),
			child('1', 'c', { attributes: { tenant: 'standard' } }),
			child('2', 'c', { attributes: { 'shop.account': 'own', tenant: 'standard' } }),
			// the same span with another start, and a fuller copy of one that is there
			child('1', 'a', { atMs: 20 }),
			child('2', 'c', { attributes: { 'shop.account': 'fuller', tenant: 'standard', more: 'x' } }),
		];
		const fresh = await newScope();
		await save(fresh, byAccount);
		await store(fresh, spans);
		await settleAll();
		const expected = await books(fresh);
		expect(expected.ledger).toHaveLength(5);

		await fc.assert(
			fc.asyncProperty(
				fc.shuffledSubarray(spans, { minLength: spans.length }),
				fc.array(fc.nat(spans.length), { minLength: 1, maxLength: 4 }),
				fc.nat(3),
				async (order, cuts, savedAt) => {
					const own = await newScope();
					const mappings = projectMappings(db); // its own: it may know the keys of half a second ago
					const edges = [0, ...cuts.sort((x, y) => x - y)];
					for (const [index, edge] of edges.entries()) {
						const batch = store(own, order.slice(edge, edges[index + 1] ?? order.length), mappings);
						const keys =
							index === Math.min(savedAt, edges.length - 1) ? save(own, byAccount).then(() => reread(own)) : null;
						await Promise.all([batch, settleDue(settling), keys]);
						if (index % 2 === 0) await settleAll();
					}
					await settleAll();
					expect(await books(own)).toEqual(expected);
				},
			),
			{ numRuns: 25 },
		);
		expect(faults).toEqual([]);
	});
});
