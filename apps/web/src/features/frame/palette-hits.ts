import type { RouterOutputs } from '@spanledger/api/trpc/app-router';

export type Hit = {
	kind: 'trace' | 'request' | 'user' | 'session';
	id: string;
	/** What stands beside the id. */
	note: string;
	/** Path below the project. */
	path: string;
};

const inThirtyDays = (filter: string, id: string) => `traces?range=30d&all=true&${filter}=${encodeURIComponent(id)}`;
const tracesNote = (count: number) => (count === 1 ? '1 trace' : `${count} traces`);

/** What was found as one list: ids of traces and requests lead to the trace, users and sessions to their traces. */
export function paletteHits(found: RouterOutputs['traces']['find']): Hit[] {
	return [
		...found.traces.map<Hit>(({ traceId, requestId, name }) => ({
			kind: requestId === null ? 'trace' : 'request',
			id: traceId,
			note: [name, requestId === null ? '' : `request ${requestId}`].filter(Boolean).join(' · '),
			path: `traces/${traceId}`,
		})),
		...found.users.map<Hit>(({ id, traces }) => ({
			kind: 'user',
			id,
			note: tracesNote(traces),
			path: inThirtyDays('user', id),
		})),
		...found.sessions.map<Hit>(({ id, traces }) => ({
			kind: 'session',
			id,
			note: tracesNote(traces),
			path: inThirtyDays('session', id),
		})),
	];
}
