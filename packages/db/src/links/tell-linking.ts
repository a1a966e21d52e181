import type { Db } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { readTraceBounds } from '../settle/read-trace-bounds.ts';
import { bytesOf, hexOf } from '../spans/hex.ts';
import { type TraceToSettle, unsettleTraces } from '../unsettled/unsettle-traces.ts';
import { type LinkBounds, linkBounds } from './link-bounds.ts';

/** A trace that was just settled at a version, and the hash of what others may take over of it. */
export type LinkNews = { traceId: string; version: bigint; hash: () => bigint };

const pageSize = 1_000;

/**
 * Puts back the traces that link to ones whose facts have changed since they were last told. After the commit, so that whoever settles
 * meanwhile reads the new facts or is found here; what was told is noted last, so that a crash in between tells again. Traces
 * that nobody links to, nearly all, cost one look by key.
 */
export async function tellLinking(db: Db, scope: Scope, news: readonly LinkNews[]): Promise<void> {
	const bounds = await linkBounds(
		db,
		scope,
		news.map(({ traceId }) => traceId),
	);
	if (bounds.size === 0) return;
	const told = await readTold(db, scope, [...bounds.keys()]);
	for (const { traceId, version, hash } of news) {
		const where = bounds.get(traceId);
		if (where === undefined) continue;
		const facts = hash();
		if (told.get(traceId) === facts) continue;
		await putBackLinking(db, scope, traceId, where);
		await db.query(
			'UPDATE traces SET told_hash = $3 WHERE project_id = $1 AND trace_id = $2 AND settled_version = $4',
			[scope.projectId, bytesOf(traceId), facts, version],
		);
	}
}

async function readTold(db: Db, { projectId }: Scope, traceIds: string[]): Promise<Map<string, bigint | null>> {
	const { rows } = await db.query<{ trace_id: Buffer; told_hash: bigint | null }>(
		'SELECT trace_id, told_hash FROM traces WHERE project_id = $1 AND trace_id = ANY($2)',
		[projectId, traceIds.map(bytesOf)],
	);
	return new Map(rows.map((row) => [hexOf(row.trace_id), row.told_hash]));
}

type Row = { trace_id: Buffer; span_id: Buffer; start_time: Date };

/** Page by page, in the order of the index. */
async function putBackLinking(db: Db, scope: Scope, targetTraceId: string, { from, to }: LinkBounds): Promise<void> {
	let after: Row = { start_time: from, trace_id: Buffer.alloc(0), span_id: Buffer.alloc(0) };
	for (let isMore = true; isMore; ) {
		const { rows } = await db.query<Row>({
			name: 'page-linking',
			text: `SELECT start_time, trace_id, span_id FROM span_links
				WHERE project_id = $1 AND target_trace_id = $2 AND start_time >= $3 AND start_time < $4
					AND (start_time, trace_id, span_id) > ($3, $5, $6)
				ORDER BY start_time, trace_id, span_id LIMIT $7`,
			values: [scope.projectId, bytesOf(targetTraceId), after.start_time, to, after.trace_id, after.span_id, pageSize],
		});
		await unsettleTraces(db, scope, await withBounds(db, scope, rows));
		after = rows.at(-1) ?? after;
		isMore = rows.length === pageSize;
	}
}

/**
 * Also those that have no row yet: their first settlement may be under way, and have read the facts before. They are on the list, which
 * knows where their spans lie; their links' starts add nothing to that.
 */
async function withBounds(db: Db, scope: Scope, rows: readonly Row[]): Promise<TraceToSettle[]> {
	const traces = new Map<string, TraceToSettle>();
	for (const row of rows) {
		const traceId = hexOf(row.trace_id);
		const { minStart, maxStart } = traces.get(traceId) ?? { minStart: row.start_time, maxStart: row.start_time };
		traces.set(traceId, { traceId, minStart, maxStart: row.start_time > maxStart ? row.start_time : maxStart });
	}
	const settled = await readTraceBounds(db, scope, [...traces.keys()]);
	return [...traces.values()].map((trace) => ({ ...trace, ...settled.get(trace.traceId) }));
}
