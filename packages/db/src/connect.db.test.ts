import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectDatabase, type Db } from './connect.ts';
import { claimUnsettled } from './settle/claim-unsettled.ts';
import { cloneDatabase } from './testing/test-database.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const claim = { maxTraces: 2_000, maxSpans: 2_000, leaseMs: 1 };
/** Postgres settles for one plan after so many executions. */
const executions = 8;

type Plan = { 'Node Type': string; Alias?: string; 'Index Cond'?: string; Plans?: Plan[] };
const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

let writer: Db;
beforeAll(() => {
	writer = connectDatabase(database.url, { max: 1, onlyByKey: true });
});
afterAll(() => writer.end());

it('a writer finds rows by their key though its statement was prepared while the table was empty', async () => {
	const { db } = database;
	await db.query('ALTER TABLE unsettled_traces SET (autovacuum_enabled = off)');
	await db.query('VACUUM ANALYZE unsettled_traces'); // Postgres takes it for empty from now on
	for (let turn = 0; turn < executions; turn++) await claimUnsettled(writer, claim);
	await db.query(
		`INSERT INTO unsettled_traces (project_id, trace_id, version, first_seen, last_seen, span_count, min_start, max_start, due_at)
		 SELECT gen_random_uuid(), decode(md5(n::text), 'hex'), 1, now(), now(), 1, now(), now(), now() FROM generate_series(1, 20000) AS n`,
	);
	const { rows } = await writer.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
		'EXPLAIN (FORMAT JSON) EXECUTE "claim-unsettled" (2000, 2000, 1)',
	);
	const updated = nodesOf((rows[0] as { 'QUERY PLAN': [{ Plan: Plan }] })['QUERY PLAN'][0].Plan).filter(
		({ Alias }) => Alias === 'u',
	);
	expect(updated.map((node) => node['Index Cond'])).toContain(
		'((project_id = f.project_id) AND (trace_id = f.trace_id))',
	);
});
