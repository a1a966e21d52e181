import type { Score } from '@spanledger/core/scores/score';
import { createProject } from '@spanledger/db/projects/create-project';
import { findScoredTraces } from '@spanledger/db/reviews/find-scored-traces';
import { storeScores } from '@spanledger/db/scores/store-scores';
import { storeSpans } from '@spanledger/db/spans/store-spans';
import { samplePayload } from '@spanledger/db/testing/sample-spans';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { idOf, spanOf } from '@spanledger/fixtures/span-of';
import fc from 'fast-check';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { pricingOfProjects } from './settle-pricing.ts';
import { settleDue } from './settle-traces.ts';

const { db, drop } = await cloneDatabase();
afterAll(drop);
const deps = { db, pricingOf: pricingOfProjects(db), now: () => new Date(), onFault: () => {} };
const nowMs = Date.now();
const startNs = BigInt(nowMs - 3_600_000) * 1_000_000n;
const traceOf = (digit: string) => digit.repeat(32);

let projects = 0;
let scope = { projectId: '' };
const newProject = async () => {
	scope = { projectId: (await createProject(db, { slug: `p${projects++}`, name: 'P' })).id };
};
beforeEach(newProject);

const usage = { inputTokens: 100, outputTokens: 10 };
const callOf = (trace: string, name: string) => spanOf(name, { traceId: traceOf(trace), usage }, startNs);
const store = (spans: readonly ReturnType<typeof callOf>[]) =>
	storeSpans(db, scope, {
		spans: spans.map((span) => ({ span, payload: samplePayload() })),
		receivedAt: new Date(nowMs),
	});

const thumb = (id: string, part: Partial<Score>): Score => ({
	...{ id, name: 'thumbs', dataType: 'boolean', value: 0, label: null, comment: null, source: 'user' },
	...{ traceId: null, spanId: null, sessionId: null, requestId: null, responseId: null, userId: null, timeMs: nowMs },
	...part,
});
const rate = (scores: readonly Score[]) =>
	storeScores(
		db,
		scope,
		scores.map((score) => ({ score, receivedAt: new Date(nowMs) })),
	);

async function settleAll(): Promise<void> {
	await db.query(`UPDATE unsettled_traces SET due_at = '-infinity' WHERE due_at < 'infinity'`);
	while ((await Promise.all([settleDue(deps), settleDue(deps)])).some((count) => count > 0))
		await db.query(`UPDATE unsettled_traces SET due_at = '-infinity' WHERE due_at < 'infinity'`);
}

/** Which trace each score stands with, and how each trace went. */
async function standing(): Promise<{ scores: object; outcomes: object }> {
	const of = async (sql: string) =>
		Object.fromEntries(
			(await db.query<{ key: string; value: string }>(sql, [scope.projectId])).rows.map(({ key, value }) => [
				key,
				value,
			]),
		);
	return {
		scores: await of(`SELECT id AS key, encode(trace_id, 'hex') AS value FROM scores WHERE project_id = $1`),
		outcomes: await of(`SELECT encode(trace_id, 'hex') AS key, outcome AS value FROM traces WHERE project_id = $1`),
	};
}

const spans = [callOf('1', 'a'), callOf('1', 'b'), callOf('2', 'c')];
const scores = [thumb('of a', { spanId: idOf('b') }), thumb('of c', { spanId: idOf('c') })];
const attached = {
	scores: { 'of a': traceOf('1'), 'of c': traceOf('2') },
	outcomes: { [traceOf('1')]: 'failure', [traceOf('2')]: 'failure' },
};

it('a score that names only a span stands with its trace, in whatever order and copies both come', async () => {
	const things = [...spans.map((span) => ({ span })), ...scores.map((score) => ({ score }))];
	const anyOrder = fc.shuffledSubarray([...things, ...things], { minLength: things.length * 2 });
	await fc.assert(
		fc.asyncProperty(anyOrder, fc.integer({ min: 1, max: 5 }), async (order, size) => {
			await newProject();
			for (let at = 0; at < order.length; at += size) {
				const batch = order.slice(at, at + size);
				await rate(batch.flatMap((one) => ('score' in one ? [one.score] : [])));
				await store(batch.flatMap((one) => ('span' in one ? [one.span] : [])));
				await settleAll();
			}
			expect(await standing()).toEqual(attached);
		}),
		{ numRuns: 10 },
	);
});

it('so does one that is stored while its trace settles', async () => {
	await store(spans);
	await db.query(`UPDATE unsettled_traces SET due_at = '-infinity'`);
	await Promise.all([settleDue(deps), rate(scores), settleDue(deps)]);
	await settleAll();
	expect(await standing()).toEqual(attached);
});

it('the weekly review finds it', async () => {
	await store(spans);
	await settleAll();
	await rate(scores);
	await settleAll();
	const window = { from: new Date(nowMs - 86_400_000), to: new Date(nowMs + 1_000) };
	const { traceIds: found } = await findScoredTraces(db, scope, { window, definitions: new Map() });
	expect(found.map((id) => id.toString('hex')).sort()).toEqual([traceOf('1'), traceOf('2')]);
});

it('one of another project, or of a span that never came, waits', async () => {
	const elsewhere = scope;
	await rate(scores);
	await newProject();
	await store(spans);
	await settleAll();
	expect((await standing()).outcomes).toEqual({ [traceOf('1')]: '', [traceOf('2')]: '' });
	scope = elsewhere;
	expect(await standing()).toEqual({ scores: { 'of a': '', 'of c': '' }, outcomes: {} });
});
