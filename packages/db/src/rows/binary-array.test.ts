import { expect, test } from 'vitest';
import { binaryArray, elementFormats, textElement } from './binary-array.ts';

const formatOf = (type: string) => {
	const format = [...elementFormats.values()].find((known) => known.type === type);
	if (format === undefined) throw new Error(`no format for ${type}`);
	return format;
};
/** dimensions 1 · has nulls 1 · type · length · lower bound 1 */
const head = (oid: number, length: number) =>
	`0000000100000001${oid.toString(16).padStart(8, '0')}${length.toString(16).padStart(8, '0')}00000001`;

test.each<[type: string, value: unknown, element: string]>([
	['bool', true, '00000001 01'],
	['bytea', Buffer.from('beef', 'hex'), '00000002 beef'],
	['int2', -2, '00000002 fffe'],
	['int4', 258, '00000004 00000102'],
	['int8', 2 ** 40 + 1, '00000008 0000010000000001'],
	['int8', -1, '00000008 ffffffffffffffff'],
	['int8', 2n ** 63n - 1n, '00000008 7fffffffffffffff'],
	['float8', 0.5, '00000008 3fe0000000000000'],
	['text', 'ü', '00000002 c3bc'],
	['text', 'a\0b', '00000005 61 efbfbd 62'],
	['text', '\ud800', '00000003 efbfbd'],
	// one second after 2000-01-01, in microseconds: 1,000,000 = 0xf4240
	['timestamptz', new Date('2000-01-01T00:00:01Z'), '00000008 00000000000f4240'],
	// a microsecond is a millionth: one second before is −1,000,000
	['timestamptz', new Date('1999-12-31T23:59:59Z'), '00000008 fffffffffff0bdc0'],
	['uuid', '00010203-0405-0607-0809-0a0b0c0d0e0f', '00000010 000102030405060708090a0b0c0d0e0f'],
	['text', null, 'ffffffff'],
])('%s %s', (type, value, element) => {
	const format = formatOf(type);
	const bytes = binaryArray(format, [value, value]).toString('hex');
	expect(bytes).toBe(head(format.oid, 2) + element.replaceAll(' ', '').repeat(2));
});

test('many long texts outgrow the buffer', () => {
	const text = 'é'.repeat(100_000);
	const bytes = binaryArray(textElement, [text, text]);
	expect(bytes.length).toBe(20 + 2 * (4 + 200_000));
	expect(bytes.subarray(24, 200_024).toString()).toBe(text);
});

test.each<[type: string, value: unknown]>([
	['int8', 1.5],
	['int4', Number.NaN],
	['bytea', 'beef'],
	['timestamptz', '2026-11-20'],
	['uuid', 'none'],
])('%s refuses %s', (type, value) => {
	expect(() => binaryArray(formatOf(type), [value])).toThrow(TypeError);
});
