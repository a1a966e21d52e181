import type { TraceLink } from '@spanledger/api/links/link-shape';

/** Neighbours that lead to one trace stand under its name. */
export function groupByTrace(links: readonly TraceLink[]): [TraceLink, ...TraceLink[]][] {
	const groups: [TraceLink, ...TraceLink[]][] = [];
	for (const link of links) {
		const last = groups.at(-1);
		if (last !== undefined && last[0].otherTraceId === link.otherTraceId) last.push(link);
		else groups.push([link]);
	}
	return groups;
}
