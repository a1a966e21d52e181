import { describe, expect, it } from 'vitest';
import { quoteLongIntegers } from './quote-long-integers.ts';

describe('quoteLongIntegers', () => {
	it.each([
		['a time', '{"t": 1795195402910000001}', '{"t": "1795195402910000001"}'],
		['a negative', '[-9007199254740993]', '["-9007199254740993"]'],
		['several', '[1795195402910000001,1795195402910000002 ]', '["1795195402910000001","1795195402910000002" ]'],
		['short integers', '{"a":120,"b":123456789012345}', null],
		['digits in a string', '{"a": "x: 1795195402910000001", "b": 1}', null],
		[
			'a string with quotes',
			String.raw`{"a": "\", 1795195402910000001, \\", "b": [1795195402910000001]}`,
			String.raw`{"a": "\", 1795195402910000001, \\", "b": ["1795195402910000001"]}`,
		],
		['a long fraction', '[0.12345678901234567890, 1234567890123456.5, 1234567890123456e3]', null],
		['an open string', '[1795195402910000001, "x', '["1795195402910000001", "x'],
	])('%s', (_, json, quoted) => {
		expect(quoteLongIntegers(json)).toBe(quoted ?? json);
	});
});
