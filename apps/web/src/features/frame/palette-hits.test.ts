import { expect, it } from 'vitest';
import { type Hit, noteOfHit, pathOfHit } from './palette-hits.ts';

const lastSeen = new Date('2026-11-18T12:00:00Z');

it.each<[Hit, string, string]>([
	[
		{ kind: 'trace', value: 'aa', traceId: 'aa', name: 'support-chat', traces: 1, lastSeen },
		'traces/aa',
		'support-chat',
	],
	[{ kind: 'request', value: 'req_7', traceId: 'bb', name: 'search', traces: 1, lastSeen }, 'traces/bb', 'search'],
	[
		{ kind: 'user', value: 'u 41', traceId: null, name: '', traces: 2, lastSeen },
		'users?range=30d&all=true&user=u%2041',
		'2 traces',
	],
])('%o leads to %s', (hit, path, note) => {
	expect(pathOfHit(hit)).toBe(path);
	expect(noteOfHit(hit)).toBe(note);
});
