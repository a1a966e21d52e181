import { expect, test } from 'vitest';
import { readableLine } from './readable-line.mjs';

test.each([
	['a plain line', 'a plain line'],
	['{"level":30,"msg":"worker is ready"}', null],
	['{"level":40,"msg":"queue is slow"}', 'queue is slow'],
	['{"level":50,"msg":"batch failed","err":{"message":"disk full"}}', 'batch failed: disk full'],
	['{"level":50,"msg":"disk full","err":{"message":"disk full"}}', 'disk full'],
	['{"not":"a record"}', '{"not":"a record"}'],
	['{ half', '{ half'],
])('%s', (line, expected) => {
	expect(readableLine(line)).toBe(expected);
});
