import type { RouterOutputs } from '@spanledger/api/trpc/app-router';
import { plural } from '../../lib/format-count.ts';
import { isPaged, pagePath } from '../dimensions/page-of.ts';

export type Hit = RouterOutputs['traces']['find'][number];

/** Path below the project: ids of traces and requests lead to the trace, users and sessions to their page. */
export function pathOfHit({ kind, value, traceId }: Hit): string {
	if (traceId !== null) return `traces/${traceId}`;
	return isPaged(kind) ? pagePath(kind, value) : `traces?range=30d&all=true&${kind}=${encodeURIComponent(value)}`;
}

/** What stands beside the id. */
export function noteOfHit({ traceId, name, traces }: Hit): string {
	return traceId === null ? plural(traces, 'trace') : name;
}
