import { describe, expect, it } from 'vitest';
import { scoreValue } from './score.ts';
import { scoreInput, scoreOf } from './score-input.ts';

const traceId = '0af7651916cd43dd8448eb211c80319c';
const origin = { newId: 'new', receivedAtMs: 1_000 };
const score = (sent: object) => scoreOf(scoreInput.parse({ name: 'helpful', traceId, ...sent }), origin);
const refusal = (sent: object) => {
	const { error } = scoreInput.safeParse({ name: 'helpful', value: 1, traceId, ...sent });
	return error?.issues[0] === undefined ? null : [error.issues[0].path.join('.'), error.issues[0].message];
};

describe('scoreInput', () => {
	it.each([
		[0.25, undefined, { dataType: 'numeric', value: 0.25, label: null }, 0.25],
		[true, undefined, { dataType: 'boolean', value: 1, label: null }, true],
		[false, undefined, { dataType: 'boolean', value: 0, label: null }, false],
		[1, 'boolean', { dataType: 'boolean', value: 1, label: null }, true],
		['good', undefined, { dataType: 'categorical', value: null, label: 'good' }, 'good'],
		['5', 'categorical', { dataType: 'categorical', value: null, label: '5' }, '5'],
	])('%j as %s', (value, dataType, stored, shown) => {
		const made = score({ value, dataType });
		expect(made).toMatchObject(stored);
		expect(scoreValue(made)).toBe(shown);
	});

	it('fills what was left out', () => {
		expect(score({ value: 1 })).toEqual({
			id: 'new',
			name: 'helpful',
			dataType: 'numeric',
			value: 1,
			label: null,
			comment: null,
			source: 'api',
			traceId,
			spanId: null,
			sessionId: null,
			requestId: null,
			responseId: null,
			userId: null,
			timeMs: 1_000,
		});
	});

	it('keeps what was given: ids in lower case, the time as an instant', () => {
		const sent = { value: 0, id: 's1', traceId: traceId.toUpperCase(), timestamp: '2026-11-20T13:00:00+01:00' };
		expect(score(sent)).toMatchObject({ id: 's1', traceId, timeMs: Date.UTC(2026, 10, 20, 12) });
		expect(score({ value: 0, traceId: null, sessionId: 's' })).toMatchObject({ traceId: null, sessionId: 's' });
	});

	it.each([
		[
			'no target',
			{ traceId: undefined },
			'traceId',
			'names nothing to score: give one of traceId, spanId, sessionId, requestId',
		],
		['an id that is none', { traceId: 'abc' }, 'traceId', 'expected 32 hex digits'],
		['an id of zeros', { spanId: '0'.repeat(16) }, 'spanId', 'an id of zeros means none'],
		['no value', { value: null }, 'value', 'expected a number, true, false or a text'],
		['not a number', { value: Number.NaN }, 'value', 'expected a number, true, false or a text'],
		['a word as a number', { value: 'high', dataType: 'numeric' }, 'value', 'expected a numeric value'],
		['two as a boolean', { value: 2, dataType: 'boolean' }, 'value', 'expected a boolean value'],
		[
			'a time without its zone',
			{ timestamp: '2026-11-20T12:00:00' },
			'timestamp',
			'expected an RFC 3339 time with its offset',
		],
	])('refuses %s', (_, sent, field, message) => {
		expect(refusal(sent)).toEqual([field, message]);
	});

	it.each([
		['name', ''],
		['name', 'x'.repeat(201)],
		['source', 'robot'],
		['comment', 'x'.repeat(10_001)],
		['dataType', 'enum'],
	])('refuses a %s that is not one', (field, value) => {
		expect(refusal({ [field]: value })?.[0]).toBe(field);
	});
});
