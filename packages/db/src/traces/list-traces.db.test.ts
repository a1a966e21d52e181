import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Queryable, Transaction } from '../connect.ts';
import { createProject } from '../projects/create-project.ts';
import { cloneDatabase } from '../testing/test-database.ts';
import { listTraces } from './list-traces.ts';
import type { TraceFilter, TraceSort } from './trace-filter.ts';

const database = await cloneDatabase();
const { db } = database;
const connection: Transaction = await db.connect();
afterAll(async () => {
	connection.release();
	await database.drop();
});

const newest: TraceSort = { by: 'startTime', direction: 'desc' };
const epochMs = Date.parse('2026-11-20T00:00:00Z');
const filter: TraceFilter = {
	fromNs: BigInt(epochMs) * 1_000_000n,
	toNs: BigInt(epochMs + 86_400_000) * 1_000_000n,
	facets: {},
};
let projectId = '';

/** 40,000 traces of two projects over two days, every tenth with a model call. */
beforeAll(async () => {
	const [own, other] = await Promise.all(['own', 'other'].map((slug) => createProject(db, { slug, name: slug })));
	projectId = own?.id ?? '';
	await db.query(
		`INSERT INTO traces (project_id, trace_id, settled_version, settled_at, min_start, max_start, start_time, start_time_ns,
			duration_ns, last_end_time, name, root_missing, status, span_count, call_count, error_count, unpriced_spans, has_model,
			has_content, facets)
		 SELECT CASE WHEN n % 2 = 0 THEN $1::uuid ELSE $2::uuid END, decode(md5(n::text), 'hex'), 1, now(), at, at, at,
			(extract(epoch FROM at) * 1e9)::bigint, n, at, 'chat', false, 'ok', 1, 1, 0, 0, n % 10 = 0, false, ARRAY['tenant=t' || n % 50]
		 FROM (SELECT n, $3::timestamptz + n * interval '4.3 seconds' AS at FROM generate_series(1, 40000) n) AS made`,
		[projectId, other?.id, new Date(epochMs)],
	);
	await db.query('ANALYZE traces');
});

/** The plan of the statement that a call runs first. */
async function planOf(run: (db: Queryable) => Promise<unknown>): Promise<string> {
	const plans: string[] = [];
	const explaining = Object.assign(Object.create(connection), {
		query: async (text: string, values: unknown[]) => {
			const { rows } = await connection.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
			plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
			return connection.query(text, values);
		},
	});
	await run(explaining);
	return plans[0] ?? '';
}

it('walks the time index and stops after one page', async () => {
	const first = await listTraces(db, { projectId }, { filter, sort: newest, limit: 50 });
	const cursor = first.nextCursor ?? '';
	const plan = await planOf((to) => listTraces(to, { projectId }, { filter, sort: newest, limit: 50, cursor }));
	expect(plan).toMatch(/Index Scan using traces_start_idx/);
	expect(plan).not.toMatch(/Sort|Seq Scan/);
});

it('walks the time index for the default view of model traces too', async () => {
	const modelOnly = { ...filter, hasModel: true };
	const plan = await planOf((to) => listTraces(to, { projectId }, { filter: modelOnly, sort: newest, limit: 50 }));
	expect(plan).toMatch(/Index Scan using traces_start_idx/);
});

it('lists each trace once over all pages', async () => {
	const seen = new Set<string>();
	let cursor: string | undefined;
	for (let pages = 0; pages < 100; pages++) {
		const query = { filter: { ...filter, hasModel: true }, sort: newest, limit: 200 };
		const page = await listTraces(db, { projectId }, cursor === undefined ? query : { ...query, cursor });
		for (const { summary } of page.traces) seen.add(summary.traceId);
		if (page.nextCursor === null) break;
		cursor = page.nextCursor;
	}
	const { rows } = await db.query<{ count: bigint }>(
		'SELECT count(*) AS count FROM traces WHERE project_id = $1 AND has_model AND start_time >= $2 AND start_time < $3',
		[projectId, new Date(epochMs), new Date(epochMs + 86_400_000)],
	);
	expect(seen.size).toBe(Number(rows[0]?.count));
	expect(seen.size).toBeGreaterThan(800);
});
