import type { Scope } from '@spanledger/db/scope';
import { listTraces as listStored } from '@spanledger/db/traces/list-traces';
import type { Deps } from '../deps.ts';
import { presentListItem } from './present-trace.ts';
import { refuseScoreFilter, type TraceQuery, toTraceFilter, toTraceSort } from './trace-query.ts';
import type { TraceListItem } from './trace-shape.ts';

/** One page of traces with what both doors show of them. */
export async function listTraces(
	{ db, now }: Pick<Deps, 'db' | 'now'>,
	scope: Scope,
	query: TraceQuery & { modelOnly?: boolean },
): Promise<{ items: TraceListItem[]; nextCursor: string | null }> {
	refuseScoreFilter(query);
	const at = now();
	const { traces, nextCursor } = await listStored(db, scope, {
		filter: { ...toTraceFilter(query, at), ...(query.modelOnly === true ? { hasModel: true } : {}) },
		sort: toTraceSort(query),
		limit: query.limit,
		...(query.cursor === undefined || query.cursor === null ? {} : { cursor: query.cursor }),
	});
	return { items: traces.map((trace) => presentListItem(trace, at)), nextCursor };
}
