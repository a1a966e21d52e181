import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyValue } from '../conventions/convention.cases.ts';
import { attributesFromJson, attributesToJson } from './attributes-json.ts';
import type { Attributes, AttributeValue } from './raw-span.ts';

const values: [name: string, sent: AttributeValue, json: string][] = [
	['text', 'a', '"a"'],
	['an integer', 42, '42'],
	['the last safe integer', 9007199254740991, '9007199254740991'],
	['an integer beyond 2^53', 9007199254740993n, '"9007199254740993"'],
	['the smallest int64', -9223372036854775808n, '"-9223372036854775808"'],
	['a double', 0.1, '0.1'],
	['NaN', Number.NaN, '"NaN"'],
	['Infinity', Number.POSITIVE_INFINITY, '"Infinity"'],
	['-Infinity', Number.NEGATIVE_INFINITY, '"-Infinity"'],
	['a boolean', false, 'false'],
	['an absent value', null, 'null'],
	['bytes', new Uint8Array([0, 255, 16]), '"AP8Q"'],
	['one byte', new Uint8Array([1]), '"AQ=="'],
	['two bytes', new Uint8Array([1, 2]), '"AQI="'],
	['a list', [1, 'a', [null]], '[1,"a",[null]]'],
	['a kvlist', new Map<string, AttributeValue>([['a', 'b']]), '{"a":"b"}'],
	['NUL', 'a\0b', '"a\ufffdb"'],
	['a lone surrogate', 'a\ud800b', '"a\ufffdb"'],
	['a pair of surrogates', '👍', '"👍"'],
];

test.each(values)('%s', (_name, sent, json) => {
	expect(JSON.stringify(attributesToJson(new Map([['k', sent]])))).toBe(`{"k":${json}}`);
});

test('keys named __proto__ and constructor are printed and read back as data', () => {
	const attributes: Attributes = new Map<string, AttributeValue>([
		['__proto__', 'x'],
		['constructor.prototype.x', 'y'],
		['kv', new Map([['__proto__', 'z']])],
	]);
	const text = JSON.stringify(attributesToJson(attributes));
	expect(text).toBe('{"__proto__":"x","constructor.prototype.x":"y","kv":{"__proto__":"z"}}');
	expect(attributesFromJson(JSON.parse(text))).toEqual(attributes);
	expect(({} as { x?: string }).x).toBeUndefined();
});

test('any attributes become JSON that Postgres takes, and come back the same the second time', () => {
	fc.assert(
		fc.property(fc.array(fc.tuple(fc.string({ unit: 'binary' }), anyValue)), (entries) => {
			const text = JSON.stringify(attributesToJson(new Map(entries)));
			expect(text).not.toMatch(/\\u0000|\\ud[89ab]..(?!\\ud[c-f])/i);
			const read = attributesFromJson(JSON.parse(text));
			expect(JSON.stringify(attributesToJson(read))).toBe(text);
		}),
	);
});

test('nesting beyond reason ends in a marker', () => {
	let deep: AttributeValue = 'bottom';
	for (let depth = 0; depth < 50_000; depth++) deep = [deep];
	expect(JSON.stringify(attributesToJson(new Map([['deep', deep]])))).toContain('[nested too deep]');
});
