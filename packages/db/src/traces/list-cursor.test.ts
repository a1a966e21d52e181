import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor, type ListCursor } from './list-cursor.ts';
import type { TraceSort } from './trace-filter.ts';

const byTime: TraceSort = { by: 'startTime', direction: 'desc' };
const byCost: TraceSort = { by: 'costUsd', direction: 'asc' };
const place = { startTime: '2026-11-20T12:00:00.123Z', traceId: 'a'.repeat(32) };
const encoded = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');

it.each<[TraceSort, ListCursor]>([
	[byTime, { ...place, value: '' }],
	[byCost, { ...place, value: '0.000021000000' }],
	[byCost, { ...place, value: '-1' }],
	[
		{ by: 'durationMs', direction: 'desc' },
		{ ...place, value: '1500000' },
	],
])('survives the way out and back', (sort, cursor) => {
	expect(decodeCursor(sort, encodeCursor(sort, cursor))).toEqual(cursor);
});

describe('refuses', () => {
	it.each([
		['nothing', ''],
		['what is no base64', '%%%'],
		['what is no JSON', Buffer.from('{').toString('base64url')],
		['what is no list', Buffer.from('{"a":1}').toString('base64url')],
		['another sort', encodeCursor(byCost, { ...place, value: '1' })],
		['a value where there is none', encoded('-startTime', '1', place.startTime, place.traceId)],
		['a time that is none', encoded('-startTime', '', '2026-99-20T12:00:00.123Z', place.traceId)],
		['an id that is none', encoded('-startTime', '', place.startTime, "x' OR 1=1")],
		['too much', encoded('-startTime', '', place.startTime, place.traceId, 1)],
	])('%s', (_, cursor) => {
		expect(() => decodeCursor(byTime, cursor)).toThrow(expect.objectContaining({ code: 'invalid', field: 'cursor' }));
	});

	it('a cost that is none', () => {
		const cursor = encoded('+costUsd', '1; DROP', place.startTime, place.traceId);
		expect(() => decodeCursor(byCost, cursor)).toThrow(expect.objectContaining({ code: 'invalid' }));
	});
});
