import type { Span } from '@spanledger/core/spans/span';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { createProject } from '../projects/create-project.ts';
import type { Scope } from '../scope.ts';
import { insertTrace, noonNs, samplePayload, sampleSpan, spanIdOf, traceIdOf } from '../testing/sample-spans.ts';
import { cloneDatabase } from '../testing/test-database.ts';
import type { Payload } from './payload.ts';
import { readPayloads } from './read-payloads.ts';
import { readSpans, readSpansOf } from './read-spans.ts';
import { storeSpans } from './store-spans.ts';

const { db, drop } = await cloneDatabase();
afterAll(drop);

const receivedAt = new Date(Number(noonNs / 1_000_000n) + 5_000);
const noon = new Date(Number(noonNs / 1_000_000n));
const traceId = sampleSpan().traceId;
const bounds = { minStart: new Date(noon.getTime() - 3_600_000), maxStart: new Date(noon.getTime() + 3_600_000) };
let scope: Scope;
let projects = 0;

beforeEach(async () => {
	const slug = `p${projects++}`;
	scope = { projectId: (await createProject(db, { slug, name: slug })).id };
});

type Sent = { span: Span; payload: Payload };
const sent = (span: Partial<Span> = {}, payload: Partial<Payload> = {}): Sent => ({
	span: sampleSpan(span),
	payload: samplePayload(payload),
});
const store = (...spans: Sent[]) => storeSpans(db, scope, { spans, receivedAt });
const read = (id = traceId) => readSpans(db, scope, { traceId: id, ...bounds });

async function unsettled(): Promise<
	{ version: bigint; span_count: number; min_start: Date; max_start: Date } | undefined
> {
	const { rows } = await db.query('SELECT * FROM unsettled_traces WHERE project_id = $1', [scope.projectId]);
	expect(rows.length).toBeLessThanOrEqual(1);
	return rows[0];
}

test('a span comes back as it went, with its payload', async () => {
	const span = sampleSpan({
		startTimeNs: noonNs + 123_456_789n,
		reportedCostUsd: '0.0021',
		parentSpanId: 'cc'.repeat(8),
	});
	const payload = samplePayload({
		attributes: { text: 'ä😀', nested: { list: [1, null, true] } },
		events: [{ name: 'exception', timeNs: '1795175999123456789', attributes: { a: 1 } }],
		links: [{ traceId, spanId: 'dd'.repeat(8), traceState: '', attributes: {} }],
		flags: 4_294_967_295,
		truncatedKeys: ['text'],
	});
	expect(await store({ span, payload })).toEqual({ added: 1, replaced: 0, refused: 0 });
	expect(await read()).toEqual([span]);
	const start = new Date(noon.getTime() + 123);
	expect(await readPayloads(db, scope, { traceId, ...bounds })).toEqual([{ ...payload, spanId: span.spanId, start }]);
	expect(await readPayloads(db, scope, { traceId, spanId: 'ee'.repeat(8), ...bounds })).toEqual([]);
	expect(await readPayloads(db, scope, { traceId, spanId: span.spanId, ...bounds })).toHaveLength(1);
});

test('the same export again changes nothing and unsettles nothing', async () => {
	const batch = [sent({ spanId: spanIdOf(1) }), sent({ spanId: spanIdOf(2) })];
	await store(...batch);
	const before = await unsettled();
	expect(before).toMatchObject({ span_count: 2 });
	expect(await store(...batch)).toEqual({ added: 0, replaced: 0, refused: 0 });
	expect(await unsettled()).toEqual(before);
	expect(await store(sent({ spanId: spanIdOf(3) }))).toEqual({ added: 1, replaced: 0, refused: 0 });
	const after = await unsettled();
	expect(after?.span_count).toBe(3);
	expect(after?.version).toBeGreaterThan(before?.version ?? 0n);
});

const pending: Partial<Span> = { billingHint: 'pending', endTimeNs: noonNs + 9_000_000_000n };
test.each<[string, Sent, Sent]>([
	['ended beats pending, even one that ends later', sent(pending), sent()],
	['the later end', sent(), sent({ endTimeNs: noonNs + 2_000_000_000n, name: 'later' })],
	['more attributes', sent(), sent({ attributeCount: 13, name: 'more' })],
])('of two copies the fuller stays, in any order: %s', async (_name, poorer, fuller) => {
	expect(await store(poorer)).toMatchObject({ added: 1 });
	expect(await store(fuller)).toEqual({ added: 0, replaced: 1, refused: 0 });
	expect(await store(poorer)).toEqual({ added: 0, replaced: 0, refused: 0 });
	expect(await read()).toEqual([fuller.span]);
	expect(await unsettled()).toMatchObject({ span_count: 1 });
});

test('two copies that differ in nothing but their text end the same in any order', async () => {
	const copies = [sent({ name: 'one' }, { traceState: 'a' }), sent({ name: 'two' }, { traceState: 'b' })];
	const ends = [];
	for (const order of [copies, copies.toReversed()]) {
		scope = { projectId: (await createProject(db, { slug: `order${projects++}`, name: 'x' })).id };
		for (const copy of order) await store(copy);
		ends.push([await read(), await readPayloads(db, scope, { traceId, ...bounds })]);
	}
	expect(ends[0]).toEqual(ends[1]);
});

test('both copies in one batch are one span', async () => {
	const fuller = sent({ attributeCount: 20 });
	expect(await store(sent(), fuller, sent())).toEqual({ added: 1, replaced: 0, refused: 0 });
	expect(await read()).toEqual([fuller.span]);
});

test('a span sent with two starts counts once', async () => {
	await store(sent(), sent({ startTimeNs: noonNs - 5_000_000n, endTimeNs: noonNs + 3_000_000_000n }));
	expect((await read()).map((span) => span.endTimeNs)).toEqual([noonNs + 3_000_000_000n]);
});

test('bounds of the trace widen in both directions', async () => {
	await store(sent({ spanId: spanIdOf(1) }));
	await store(sent({ spanId: spanIdOf(2), startTimeNs: noonNs - 60_000_000_000n }));
	await store(sent({ spanId: spanIdOf(3), startTimeNs: noonNs + 60_000_000_000n }));
	expect(await unsettled()).toMatchObject({
		min_start: new Date(noon.getTime() - 60_000),
		max_start: new Date(noon.getTime() + 60_000),
	});
	// both ends are inclusive
	const row = await unsettled();
	const exact = { traceId, minStart: row?.min_start ?? noon, maxStart: row?.max_start ?? noon };
	expect((await readSpans(db, scope, exact)).map((span) => span.spanId)).toEqual([2, 1, 3].map(spanIdOf));
});

test('what Postgres refuses does not harm the batch', async () => {
	const odd = sent(
		{
			spanId: spanIdOf(1),
			name: 'nul\0',
			tags: ['a\0b', '\ud800'],
			kind: 99_999,
			endTimeNs: 2n ** 64n - 1n,
			reportedCostUsd: '1e30',
			dimensions: { tenant: '\0'.repeat(70_000) },
		},
		{ attributes: { 'k\0': '\0 \ud83d' }, resource: { r: '\0' }, traceState: '\0' },
	);
	const huge = sampleSpan({ spanId: spanIdOf(2) });
	if (huge.usage !== null) huge.usage.inputTokens = 1e300;
	expect(await store(odd, { span: huge, payload: samplePayload() })).toMatchObject({ added: 2 });
	const [first, second] = await read();
	expect(first).toMatchObject({ name: 'nul\ufffd', tags: ['a\ufffdb', '\ufffd'], kind: 0, reportedCostUsd: null });
	expect(second?.usage).toMatchObject({ inputTokens: null, outputTokens: 20 });
	const [payload] = await readPayloads(db, scope, { traceId, spanId: spanIdOf(1), ...bounds });
	expect(payload).toMatchObject({ attributes: { 'k\ufffd': '\ufffd \ufffd' }, resource: { r: '\ufffd' } });
});

test('2,500 spans in one call, in no order', async () => {
	const spans = Array.from({ length: 2_500 }, (_, number) => sent({ spanId: spanIdOf((number * 7_919) % 2_500) }));
	expect(await store(...spans)).toEqual({ added: 2_500, replaced: 0, refused: 0 });
	expect(await read()).toHaveLength(2_500);
});

test('a day without partitions makes them, up to 90 days back', async () => {
	const old = noonNs - 89n * 86_400_000_000_000n;
	expect(await store(sent({ startTimeNs: old, endTimeNs: old }), sent({ spanId: spanIdOf(1) }))).toMatchObject({
		added: 2,
	});
	const wide = { traceId, minStart: new Date(0), maxStart: bounds.maxStart };
	expect(await readSpans(db, scope, wide)).toHaveLength(2);
});

test('eight writers with the same spans in different order: no deadlock, each span once', async () => {
	const spans = Array.from({ length: 300 }, (_, number) =>
		sent({ spanId: spanIdOf(number), traceId: traceIdOf(number % 50) }),
	);
	const results = await Promise.all(
		Array.from({ length: 8 }, (_, writer) =>
			store(...spans.slice(writer * 30), ...spans.slice(0, writer * 30).reverse()),
		),
	);
	expect(results.reduce((sum, result) => sum + result.added, 0)).toBe(300);
	const { rows } = await db.query(
		`SELECT sum(span_count) AS spans, count(*) AS traces FROM unsettled_traces WHERE project_id = $1`,
		[scope.projectId],
	);
	expect(rows).toEqual([{ spans: 300n, traces: 50n }]);
});

test('spans of a closed trace are refused and counted, young ones are not asked about', async () => {
	await insertTrace(db, { ...scope, traceId, closed: true });
	const old = noonNs - 2n * 86_400_000_000_000n;
	const mixed = [sent({ startTimeNs: old }), sent({ startTimeNs: old, traceId: traceIdOf(1) })];
	expect(await store(...mixed)).toEqual({ added: 1, replaced: 0, refused: 1 });
});

test('many traces of two projects at once: one list each, projects apart', async () => {
	await store(sent({ traceId: traceIdOf(1) }), sent({ traceId: traceIdOf(2), spanId: spanIdOf(2) }));
	const other = { projectId: (await createProject(db, { slug: 'other', name: 'Other' })).id };
	await storeSpans(db, other, { spans: [sent({ traceId: traceIdOf(1), name: 'elsewhere' })], receivedAt });
	const lists = await readSpansOf(db, [
		{ ...scope, traceId: traceIdOf(2), ...bounds },
		{ ...other, traceId: traceIdOf(1), ...bounds },
		{ ...other, traceId: traceIdOf(2), ...bounds },
		{ ...scope, traceId: traceIdOf(1), ...bounds, minStart: new Date(0) },
	]);
	const own = sampleSpan().name;
	expect(lists.map((spans) => spans.map((span) => span.name))).toEqual([[own], ['elsewhere'], [], [own]]);
});

test('a span of a trace that was settled by a clock ahead of ours is still new to the settlers', async () => {
	const settledVersion = BigInt(Date.now() + 3_600_000) * 1_000n;
	await insertTrace(db, { ...scope, traceId, settledVersion });
	await store(sent());
	expect((await unsettled())?.version).toBe(settledVersion + 1n);
});

test('an empty batch writes nothing', async () => {
	expect(await store()).toEqual({ added: 0, replaced: 0, refused: 0 });
});
