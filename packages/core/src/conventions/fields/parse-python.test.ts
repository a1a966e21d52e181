import { expect, test } from 'vitest';
import { parsePython } from './parse-python.ts';

const cases: readonly (readonly [string, unknown])[] = [
	[
		"{'cache_key': 'abc', 'model_id': None, 'hit': True, 'cost': 0.0007}",
		{ cache_key: 'abc', model_id: null, hit: true, cost: 0.0007 },
	],
	["[{'role': 'user', 'content': \"it's\"}]", [{ role: 'user', content: "it's" }]],
	[
		"{'said': 'a \"quoted\" word, None and \\'True\\'', 'line': 'a\\nb'}",
		{ said: 'a "quoted" word, None and \'True\'', line: 'a\nb' },
	],
	["{'nested': {'list': [1, 'x', False]}}", { nested: { list: [1, 'x', false] } }],
	["['a', 'b']", ['a', 'b']],
	["'quoted'", undefined],
	["{'cut': 'off", undefined],
	["{'call': <object at 0x7f>}", undefined],
	['{"json": 1}', undefined],
	['{plain words}', undefined],
];

test.each(cases)('%s', (text, value) => {
	expect(parsePython(text, 1000)).toEqual(value);
	expect(parsePython(text, 3)).toBeUndefined();
});
