import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectDatabase, type Db } from '../connect.ts';
import { createProject } from '../projects/create-project.ts';
import { cloneDatabase } from '../testing/test-database.ts';
import { claimUnsettled, type UnsettledTrace } from './claim-unsettled.ts';
import { finishSettled } from './finish-settled.ts';

const { db, drop, url } = await cloneDatabase();
afterAll(drop);
const scope = { projectId: (await createProject(db, { slug: 'p', name: 'P' })).id };
const claimOf = { maxTraces: 2_000, maxSpans: 1_000_000, leaseMs: 60_000 };

let writer: Db;
beforeAll(() => {
	writer = connectDatabase(url, { max: 1, onlyByKey: true });
});
afterAll(() => writer.end());

/** So many traces that wait, all due. */
async function addWaiting({ traces, spans }: { traces: number; spans: number }): Promise<void> {
	await db.query(
		`INSERT INTO unsettled_traces (project_id, trace_id, version, first_seen, last_seen, span_count, min_start, max_start, due_at)
		 SELECT $1, decode(md5($3 || '-' || n), 'hex'), 1, now(), now(), $3::int, now(), now(), '-infinity' FROM generate_series(1, $2::int) AS n`,
		[scope.projectId, traces, spans],
	);
}

const claim = (): Promise<UnsettledTrace[]> => claimUnsettled(writer, claimOf);

it('removes what was settled, keeps large traces without a date, and leaves due what changed meanwhile', async () => {
	await addWaiting({ traces: 3, spans: 1 });
	await addWaiting({ traces: 1, spans: 1_001 });
	const traces = await claim();
	const changed = traces.find(({ spanCount }) => spanCount === 1)?.traceId ?? '';
	await db.query('UPDATE unsettled_traces SET version = 2 WHERE trace_id = $1', [Buffer.from(changed, 'hex')]);
	await finishSettled(writer, scope, traces);
	const { rows } = await db.query(
		`SELECT span_count, due_at, settled_at IS NOT NULL AS settled, lease_until FROM unsettled_traces ORDER BY span_count`,
	);
	const free = { settled: true, lease_until: -Infinity };
	expect(rows).toEqual([
		{ span_count: 1, due_at: -Infinity, ...free },
		{ span_count: 1_001, due_at: Infinity, ...free },
	]);
	const { rows: backlog } = await db.query<{ traces: number }>(
		'SELECT octet_length(trace_ids) / 16 AS traces FROM search_backlog',
	);
	expect(backlog).toEqual([{ traces: 4 }]);
});

it('compares no key with every row, also of a list that Postgres takes for nearly empty', async () => {
	await db.query('DELETE FROM unsettled_traces');
	await addWaiting({ traces: 5, spans: 10_000 });
	await db.query('ALTER TABLE unsettled_traces SET (autovacuum_enabled = off)');
	await db.query('VACUUM ANALYZE unsettled_traces');
	await addWaiting({ traces: 20_000, spans: 1 });
	await finishSettled(writer, scope, await claim());
	const { rows: statements } = await writer.query<{ name: string; types: string[] }>(
		`SELECT name, parameter_types::text[] AS types FROM pg_prepared_statements WHERE name LIKE 'finish-settled-%'`,
	);
	expect(statements.length).toBeGreaterThan(1);
	const asked = await claim();
	for (const { name, types } of statements) {
		const ids = types.map((type) => (type === 'uuid' ? `'${scope.projectId}'` : idsText(asked)));
		const { rows } = await writer.query<{ 'QUERY PLAN': string }>(`EXPLAIN EXECUTE "${name}" (${ids.join(', ')})`);
		expect(rows.map((row) => row['QUERY PLAN']).join('\n')).not.toMatch(/Nested Loop|Join/);
	}
});

const idsText = (traces: readonly UnsettledTrace[]): string =>
	`'{${traces.map(({ traceId }) => `"\\\\x${traceId}"`).join(',')}}'`;
