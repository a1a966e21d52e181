import fc from 'fast-check';
import { expect, test } from 'vitest';
import { repairJson } from './repair-json.ts';

const cuts: [cut: string, mended: string][] = [
	['[{"role":"user","content":"Hel', '[{"role":"user","content":"Hel"}]'],
	['{"a":"x\\', '{"a":"x"}'],
	['{"a":"x\\u00', '{"a":"x"}'],
	['{"a":"x\\\\', '{"a":"x\\\\"}'],
	['{"a":1,"b', '{"a":1}'],
	['{"a":1,"b":', '{"a":1}'],
	['[1,2,3', '[1,2]'],
	['["a","b', '["a","b"]'],
	['{"a":{"b":[{"c":"d"},{"e":"f', '{"a":{"b":[{"c":"d"},{"e":"f"}]}}'],
];

test.each(cuts)('%s', (cut, mended) => {
	expect(repairJson(cut)).toBe(mended);
});

test('hostile text takes no time', () => {
	const startedAt = performance.now();
	repairJson(`${'['.repeat(30_000)}${'1,'.repeat(30_000)}`);
	repairJson(`{"a":"${'\\\\'.repeat(60_000)}x${'\\\\'.repeat(60_000)}`);
	expect(performance.now() - startedAt).toBeLessThan(500);
});

test('a conversation cut anywhere after its first message can be read', () => {
	const messages = fc.array(fc.record({ role: fc.constantFrom('user', 'assistant'), content: fc.string() }), {
		minLength: 2,
		maxLength: 4,
	});
	fc.assert(
		fc.property(messages, fc.nat(), (sent, at) => {
			const json = JSON.stringify(sent);
			const first = JSON.stringify(sent.slice(0, 1)).length;
			const mended = JSON.parse(repairJson(json.slice(0, first + (at % (json.length - first)))));
			expect(mended[0]).toEqual(sent[0]);
		}),
	);
});
