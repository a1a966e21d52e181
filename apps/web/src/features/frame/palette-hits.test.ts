import { expect, it } from 'vitest';
import { paletteHits } from './palette-hits.ts';

const lastSeen = new Date('2026-11-18T12:00:00Z');

it('leads ids to traces, and people to their traces', () => {
	const hits = paletteHits({
		traces: [
			{ traceId: 'aa', name: 'support-chat', startTime: lastSeen, requestId: null },
			{ traceId: 'bb', name: 'search', startTime: lastSeen, requestId: 'req_7' },
		],
		users: [{ id: 'u 41', traces: 2, lastSeen }],
		sessions: [{ id: 's_9', traces: 1, lastSeen }],
	});
	expect(hits.map(({ kind, note, path }) => [kind, note, path])).toEqual([
		['trace', 'support-chat', 'traces/aa'],
		['request', 'search · request req_7', 'traces/bb'],
		['user', '2 traces', 'traces?range=30d&all=true&user=u%2041'],
		['session', '1 trace', 'traces?range=30d&all=true&session=s_9'],
	]);
});
