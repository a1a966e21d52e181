import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '../in-transaction.ts';
import { createProject } from '../projects/create-project.ts';
import { cloneDatabase } from '../testing/test-database.ts';
import { forgetSettled } from './forget-settled.ts';
import { markUnsettled } from './mark-unsettled.ts';

const { db, drop } = await cloneDatabase();
afterAll(drop);
const scope = { projectId: (await createProject(db, { slug: 'p', name: 'P' })).id };
const traceId = Buffer.alloc(16, 1);
const start = new Date('2026-11-20T12:00:00Z');

/** A trace first seen `age` ago (and settled `settled` ago) with `spans` spans; then `more` come: when is it due, from now? */
async function dueIn({ age, settled, spans, more }: { age: number; settled?: number; spans: number; more: number }) {
	await db.query('DELETE FROM unsettled_traces');
	await db.query(
		`INSERT INTO unsettled_traces (project_id, trace_id, version, first_seen, last_seen, settled_at, span_count, min_start,
			max_start, due_at)
		 VALUES ($1, $2, 1, now() - $3 * interval '1 second', now(), now() - $4 * interval '1 second', $5, now(), now(), 'infinity')`,
		[scope.projectId, traceId, age, settled ?? null, spans],
	);
	await inTransaction(db, (tx) =>
		markUnsettled(tx, scope, [{ traceId, newSpans: more, minStart: start, maxStart: start }]),
	);
	const { rows } = await db.query<{ seconds: number }>(
		`SELECT extract(epoch FROM due_at - last_seen)::float8 AS seconds FROM unsettled_traces`,
	);
	return rows[0]?.seconds ?? Number.NaN;
}

test.each([
	// quiet = 1 s × ⌈spans / 1,000⌉, at most 60 s; deadline = (settled or first seen) + max(5 s × ⌈spans / 1,000⌉ ≤ 60 s, age / 2)
	['young and small: a quiet second', { age: 0, spans: 10, more: 5 }, 1],
	['waited 4.5 s of 5 s', { age: 4.5, spans: 10, more: 5 }, 0.5],
	['waited long enough: at once', { age: 10, spans: 10, more: 5 }, 0],
	['12,000 spans: 12 quiet seconds', { age: 0, spans: 11_000, more: 1_000 }, 12],
	['100,000 spans: quiet is capped', { age: 0, spans: 100_000, more: 1 }, 60],
	[
		'an hour old, settled just now: half its age would be 1,800 s, quiet comes first',
		{ age: 3_600, settled: 0, spans: 100_000, more: 1 },
		60,
	],
	['an hour old, settled 29 min 30 s ago', { age: 3_600, settled: 1_770, spans: 100_000, more: 1 }, 30],
])('%s', async (_name, input, seconds) => {
	const due = await dueIn(input);
	if (seconds === 0) expect(due).toBeLessThanOrEqual(0);
	else expect(due).toBeCloseTo(seconds, 0);
});

test('settling a trace of 100,000 spans that arrives over an hour reads at most three times as many spans', () => {
	// spans come evenly, so it is never quiet; it is settled whenever `wait` has passed since the last time
	let [read, settledAt] = [0, 0];
	for (let second = 0; second <= 3_600; second++) {
		const spans = (100_000 * second) / 3_600;
		const wait = Math.max(Math.min(60, 5 * Math.ceil(spans / 1_000)), second / 2);
		if (second - settledAt < wait) continue;
		read += spans;
		settledAt = second;
	}
	expect(read + 100_000).toBeLessThanOrEqual(3 * 100_000);
});

test('rows of settled traces are forgotten after their time, those still due never', async () => {
	await db.query('DELETE FROM unsettled_traces');
	await db.query(
		`INSERT INTO unsettled_traces (project_id, trace_id, version, first_seen, last_seen, span_count, min_start, max_start, due_at)
		 SELECT $1, decode(id, 'hex'), 1, seen, seen, 1, seen, seen, due
		 FROM (VALUES ('01', $2::timestamptz - interval '1 hour', 'infinity'::timestamptz), ('02', $2, 'infinity'),
			('03', $2::timestamptz - interval '1 hour', $2)) AS rows (id, seen, due)`,
		[scope.projectId, start],
	);
	expect(await forgetSettled(db, { before: start })).toBe(1);
	const { rows } = await db.query(`SELECT encode(trace_id, 'hex') AS id FROM unsettled_traces ORDER BY 1`);
	expect(rows).toEqual([{ id: '02' }, { id: '03' }]);
});
