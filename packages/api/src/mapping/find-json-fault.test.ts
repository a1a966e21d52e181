import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findJsonFault } from './find-json-fault.ts';

const faults: [name: string, text: string, line: number, column: number, expected: string][] = [
	['nothing', '', 1, 1, 'a value'],
	['an end too soon', '{"a":', 1, 6, 'a value'],
	['a comma too many', '{\n  "a": 1,\n}', 3, 1, 'a name in double quotes'],
	['single quotes', "{'a': 1}", 1, 2, 'a name in double quotes'],
	['no comma', '[1\n 2]', 2, 2, '"," or "]"'],
	['no colon', '{"a" 1}', 1, 6, '":"'],
	['an open string', '{"a": "b', 1, 7, 'a closing quote, and no line break before it'],
	['something behind', '{} x', 1, 4, 'nothing more'],
	['undefined', '{"a": undefined}', 1, 7, 'a value'],
	['a number with a leading zero', '[01]', 1, 2, 'a value'],
	['too deep', '['.repeat(600), 1, 502, 'at most 500 levels'],
];

test.each(faults)('%s', (_, text, line, column, expected) => {
	expect(findJsonFault(text)).toEqual({ line, column, expected });
});

test('what JSON.parse takes has no fault, and only that', () => {
	const broken = fc
		.tuple(fc.json(), fc.nat(), fc.constantFrom('', '"', ',', '}', '\n', '\\', 'x', '0', ' '))
		.map(
			([text, at, inserted]) =>
				text.slice(0, at % (text.length + 1)) + inserted + text.slice((at % (text.length + 1)) + 1),
		);
	fc.assert(
		fc.property(fc.oneof(fc.json(), broken), (text) => {
			let parses = true;
			try {
				JSON.parse(text);
			} catch {
				parses = false;
			}
			expect(findJsonFault(text) === null).toBe(parses);
		}),
		{ numRuns: 2_000 },
	);
});
