import { DomainError } from '@spanledger/core/domain-error';
import { describe, expect, it } from 'vitest';
import { decodeLogs } from './decode-logs.ts';

const traceId = 'e9a05f92990e0775f6a9830c3881c2ae';
const spanId = 'e76a62529599fa94';

function decode(...logRecords: unknown[]) {
	const request = { resourceLogs: [{ scopeLogs: [{ scope: { name: 'genai' }, logRecords }] }] };
	return decodeLogs(new TextEncoder().encode(JSON.stringify(request)), 'json', { maxLogRecords: 3 });
}

describe('decodeLogs', () => {
	it('keeps a structured body and the way back to its span', () => {
		const body = { kvlistValue: { values: [{ key: 'content', value: { stringValue: 'hi' } }] } };
		const { logs } = decode({ timeUnixNano: '5', traceId: traceId.toUpperCase(), spanId, body, severityNumber: 9 });
		expect(logs).toMatchObject([
			{ timeNs: 5n, traceId, spanId, body: new Map([['content', 'hi']]), severityNumber: 9, scope: { name: 'genai' } },
		]);
	});

	it.each([
		['its own time', { timeUnixNano: '5', observedTimeUnixNano: '7' }, 5n],
		['the observed time where its own is 0', { timeUnixNano: '0', observedTimeUnixNano: '7' }, 7n],
		['0 where none was sent', {}, 0n],
	])('gives a record %s', (_, record, timeNs) => {
		expect(decode(record).logs[0]?.timeNs).toBe(timeNs);
	});

	it('keeps the observed time, which tells records of one instant apart', () => {
		expect(decode({ timeUnixNano: '5', observedTimeUnixNano: '7' }).logs[0]?.observedTimeNs).toBe(7n);
	});

	it.each([
		['the field', { eventName: 'gen_ai.choice' }],
		['the attribute of old emitters', { attributes: [{ key: 'event.name', value: { stringValue: 'gen_ai.choice' } }] }],
	])('takes the event name from %s', (_, record) => {
		expect(decode(record).logs[0]?.eventName).toBe('gen_ai.choice');
	});

	it.each([undefined, '', '0'.repeat(32)])('trace id %j means no trace', (none) => {
		expect(decode({ traceId: none }).logs[0]?.traceId).toBeNull();
	});

	it('refuses records with wrong ids, and those past the limit, one by one', () => {
		const decoded = decode({ traceId: 'abc' }, {}, { spanId: 'xyz' }, {}, {}, {});
		expect(decoded.logs).toHaveLength(3);
		expect(decoded.rejected).toBe(3);
		expect(decoded.errorMessage).toBe(
			'3 log records refused: 1 × trace id is not 16 bytes of hex (first: "abc"); ' +
				'1 × span id is not 8 bytes of hex (first: "xyz"); 1 × more than 3 log records in one request',
		);
	});

	it('refuses records of another time where there are bounds; no time at all is none', () => {
		const record = (timeUnixNano: string) => ({ timeUnixNano, body: { stringValue: timeUnixNano } });
		const text = JSON.stringify({
			resourceLogs: [{ scopeLogs: [{ logRecords: ['0', '9', '10', '20', '21'].map(record) }] }],
		});
		const bounds = { maxLogRecords: 9, earliestNs: 10n, latestNs: 20n };
		const { logs, rejected } = decodeLogs(new TextEncoder().encode(text), 'json', bounds);
		expect(logs.map(({ body }) => body)).toEqual(['0', '10', '20']);
		expect(rejected).toBe(2);
	});

	it('refuses a malformed body as a whole', () => {
		const bounds = { maxLogRecords: 3 };
		expect(() => decodeLogs(new TextEncoder().encode('{"resourceLogs":1}'), 'json', bounds)).toThrow(DomainError);
		expect(() => decodeLogs(new Uint8Array([0xff]), 'protobuf', bounds)).toThrow(DomainError);
	});
});
