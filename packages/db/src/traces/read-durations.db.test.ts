import { afterAll, expect, it } from 'vitest';
import { createProject } from '../projects/create-project.ts';
import { cloneDatabase } from '../testing/test-database.ts';
import { readDurations } from './read-durations.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;

it('are exact, of the latest traces that match, and unknown without any', async () => {
	const scope = { projectId: (await createProject(db, { slug: 'p', name: 'P' })).id };
	const noon = Date.parse('2026-11-20T12:00:00Z');
	// 1 ms, 2 ms … 200 ms, the longest last; every other one of acme
	await db.query(
		`INSERT INTO traces (project_id, trace_id, settled_version, settled_at, min_start, max_start, start_time, start_time_ns,
			duration_ns, last_end_time, name, root_missing, status, span_count, call_count, error_count, unpriced_spans, has_model,
			has_content, tenant, facets)
		 SELECT $1, decode(md5(n::text), 'hex'), 1, now(), at, at, at, (extract(epoch FROM at) * 1e9)::bigint, n * 1000000, at, 'chat',
			false, 'ok', 1, 1, 0, 0, true, false, tenant, ARRAY['tenant=' || tenant]
		 FROM (SELECT n, $2::timestamptz + n * interval '1 second' AS at, CASE n % 2 WHEN 0 THEN 'acme' ELSE 'globex' END AS tenant
			FROM generate_series(1, 200) AS n) AS made`,
		[scope.projectId, new Date(noon)],
	);
	const ask = (tenant: string, limit: number) =>
		readDurations(db, scope, {
			filter: {
				fromNs: BigInt(noon) * 1_000_000n,
				toNs: BigInt(noon + 3_600_000) * 1_000_000n,
				facets: { tenant: [tenant] },
			},
			limit,
		});
	// 2, 4 … 200: the 50th and the 95th of a hundred
	expect(await ask('acme', 5_000)).toEqual({ traces: 100, p50Ms: 100, p95Ms: 190 });
	// 182, 184 … 200
	expect(await ask('acme', 10)).toEqual({ traces: 10, p50Ms: 190, p95Ms: 200 });
	expect(await ask('initech', 10)).toEqual({ traces: 0, p50Ms: null, p95Ms: null });
});
