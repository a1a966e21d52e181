import type { TraceListItem } from '@spanledger/api/traces/trace-shape';

/**
 * The list with what a live refresh brought. A trace keeps its place and takes its newest figures; traces never seen go
 * to the top while `showNew`, else they are only counted, so that nothing moves under a reader who has scrolled down.
 */
export function mergeRows(
	listed: readonly TraceListItem[],
	fresh: readonly TraceListItem[],
	showNew: boolean,
): { rows: TraceListItem[]; waiting: number } {
	const newest = new Map(fresh.map((item) => [item.traceId, item]));
	const seen = new Set<string>();
	const rows: TraceListItem[] = [];
	for (const item of listed) {
		if (seen.has(item.traceId)) continue;
		seen.add(item.traceId);
		rows.push(newest.get(item.traceId) ?? item);
	}
	const unseen = fresh.filter((item) => !seen.has(item.traceId));
	return showNew ? { rows: [...unseen, ...rows], waiting: 0 } : { rows, waiting: unseen.length };
}
