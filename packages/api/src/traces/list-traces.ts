import type { Scope } from '@spanledger/db/scope';
import { readScores } from '@spanledger/db/scores/read-scores';
import { listTraces as listStored } from '@spanledger/db/traces/list-traces';
import type { Deps } from '../deps.ts';
import { presentListItem } from './present-trace.ts';
import { type TraceQuery, toPageFilter, toTraceSort } from './trace-query.ts';
import type { TraceListItem } from './trace-shape.ts';

/** One page of traces with what both doors show of them. */
export async function listTraces(
	{ db, now }: Pick<Deps, 'db' | 'now'>,
	scope: Scope,
	query: TraceQuery & { modelOnly?: boolean },
): Promise<{ items: TraceListItem[]; nextCursor: string | null }> {
	const at = now();
	const { traces, nextCursor } = await listStored(db, scope, {
		filter: toPageFilter({ ...query, modelOnly: query.modelOnly ?? false }, at),
		sort: toTraceSort(query),
		limit: query.limit,
		...(query.cursor === undefined || query.cursor === null ? {} : { cursor: query.cursor }),
	});
	const scores = await readScores(
		db,
		scope,
		traces.map(({ summary }) => ({ traceId: summary.traceId, requestId: summary.dimensions.requestId ?? null })),
	);
	const items = traces.map((trace) => presentListItem(trace, at, scores.get(trace.summary.traceId) ?? []));
	return { items, nextCursor };
}
