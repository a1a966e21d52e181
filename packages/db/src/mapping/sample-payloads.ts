import type { JsonObject } from '@spanledger/core/spans/json';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import type { Payload } from '../spans/payload.ts';
import { unpackPage } from '../spans/payload-page.ts';

/** The latest settled traces that are looked into, and at most so many pages of each: one large trace shall not speak for all. */
export type SamplePayloads = { traces: number; pagesPerTrace: number };

type TraceRow = { trace_id: Buffer; min_start: Date; max_start: Date };

const dayMs = 86_400_000;
const largestPage = 2 ** 20;

/** What spans of the latest traces carried: enough to tell which attributes an application writes. */
export async function samplePayloads(
	db: Queryable,
	{ projectId }: Scope,
	{ traces, pagesPerTrace }: SamplePayloads,
): Promise<Payload[]> {
	const { rows: latest } = await db.query<TraceRow>(
		`SELECT trace_id, min_start, max_start FROM traces
		 WHERE project_id = $1 ORDER BY start_time DESC, trace_id DESC LIMIT $2`,
		[projectId, traces],
	);
	if (latest.length === 0) return [];
	const earliest = Math.min(...latest.map(({ min_start }) => min_start.getTime()));
	const { rows: pages } = await db.query<{ resource: JsonObject | null; body: Buffer }>(
		`SELECT resources.attributes AS resource, body
		 FROM (
			SELECT project_id, resource_hash, body, row_number() OVER (PARTITION BY trace_id ORDER BY page_id) AS nth
			FROM payload_pages
			WHERE project_id = $1 AND trace_id = ANY($2) AND start_time >= $3 AND start_time < $4
		 ) page LEFT JOIN resources USING (project_id, resource_hash)
		 WHERE nth <= $5 AND octet_length(body) <= ${largestPage}`,
		[
			projectId,
			latest.map(({ trace_id }) => trace_id),
			new Date(Math.floor(earliest / dayMs) * dayMs),
			new Date(Math.max(...latest.map(({ max_start }) => max_start.getTime())) + 1),
			pagesPerTrace,
		],
	);
	return pages.flatMap(({ resource, body }) =>
		unpackPage(body).map((entry) => ({ ...entry, resource: resource ?? {} })),
	);
}
